using System.Security.Cryptography;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Attachments;

/// <summary>Adds attachments to requests, gives them out, and marks them removed.</summary>
public sealed class AttachmentEntry(BillingDbContext db, AttachmentLimits limits)
{
    private const int MostTitle = 100;
    private const int MostReason = 200;

    /// <summary>Checks and keeps one file.</summary>
    /// <param name="name">As the browser sends it.</param>
    /// <param name="media">Media type that the browser claims.</param>
    /// <exception cref="BusinessRuleException"><c>attachment.*</c>, <c>request.unknown</c>. Nothing is kept then.</exception>
    public async Task<Attachment> Add(string request, string? name, string? media, AttachmentSubject subject, string? title, byte[] content, string person, Instant now, CancellationToken cancel = default)
    {
        var requestId = await db.Requests.Where(r => r.Number == request).Select(r => (long?)r.Id).FirstOrDefaultAsync(cancel)
            ?? throw new BusinessRuleException("request.unknown", $"受付番号 {request} はありません。", $"There is no request {request}.");
        var clean = AttachmentNames.Clean(name);
        var type = AttachmentCheck.Type(clean, media, content, limits);
        var said = string.IsNullOrWhiteSpace(title) ? null : title.Trim();
        if (said?.Length > MostTitle || !Enum.IsDefined(subject))
        {
            throw new BusinessRuleException("attachment.title", $"図面番号・説明は{MostTitle}字以内で入力し、種類を選んでください。", $"Choose what it is; the title has at most {MostTitle} characters.");
        }

        var sha = Convert.ToHexStringLower(SHA256.HashData(content));
        var there = await db.Attachments.AsNoTracking().Where(a => a.RequestId == requestId && a.RemovedAt == null).ToListAsync(cancel);
        if (there.Find(a => a.Sha256 == sha) is { } same)
        {
            throw new BusinessRuleException("attachment.twice", $"同じ内容のファイルが既に添付されています(「{same.Name}」)。", $"The same file is attached already (\"{same.Name}\").");
        }

        if (there.Count >= limits.MostFiles)
        {
            throw new BusinessRuleException("attachment.too-many", $"添付は1件の届出に{limits.MostFiles}個までです。", $"A request has at most {limits.MostFiles} attachments.");
        }

        var attachment = new Attachment { RequestId = requestId, Name = clean, Subject = subject, Title = said, Type = type, Size = content.Length, Sha256 = sha, AddedAt = now, AddedBy = person };
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        db.Attachments.Add(attachment);
        await db.SaveChangesAsync(cancel);
        db.AttachmentContents.Add(new AttachmentContent { AttachmentId = attachment.Id, Content = content });
        await db.SaveChangesAsync(cancel);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancel);
        }

        return attachment;
    }

    /// <summary>The index of a request's attachments: drawings first, removed ones too.</summary>
    public async Task<IReadOnlyList<Attachment>> Index(long requestId, CancellationToken cancel = default) =>
        await db.Attachments.AsNoTracking().Where(a => a.RequestId == requestId).OrderBy(a => a.RemovedAt != null).ThenBy(a => a.Subject).ThenBy(a => a.Id).ToListAsync(cancel);

    /// <summary>An attachment with its bytes; null = there is none, or it was removed.</summary>
    public async Task<(Attachment Attachment, byte[] Content)?> Read(long id, CancellationToken cancel = default)
    {
        var attachment = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.RemovedAt == null, cancel);
        return attachment is null ? null : (attachment, await db.AttachmentContents.Where(c => c.AttachmentId == id).Select(c => c.Content).SingleAsync(cancel));
    }

    /// <summary>Marks an attachment removed; its bytes stay in the books.</summary>
    /// <exception cref="BusinessRuleException"><c>attachment.reason</c>, <c>attachment.unknown</c>.</exception>
    public async Task Remove(string request, long id, string? reason, string person, Instant now, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > MostReason)
        {
            throw new BusinessRuleException("attachment.reason", $"削除の理由を{MostReason}字以内で入力してください。", $"Say why it is removed, in at most {MostReason} characters.");
        }

        var removed = await db.Attachments.Where(a => a.Id == id && a.RemovedAt == null && db.Requests.Any(r => r.Id == a.RequestId && r.Number == request))
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.RemovedAt, now).SetProperty(a => a.RemovedBy, person).SetProperty(a => a.RemovedReason, reason.Trim()), cancel);
        if (removed == 0)
        {
            throw new BusinessRuleException("attachment.unknown", "その添付はないか、既に削除されています。画面を開き直してください。", "There is no such attachment, or it was removed already: open the page again.");
        }
    }
}
