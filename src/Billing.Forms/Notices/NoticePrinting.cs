using System.Collections.Concurrent;
using System.Globalization;
using Billing.Bills;
using Billing.Forms.Printing;
using Billing.Kernel;
using Billing.Nights;
using Billing.Places;
using Billing.Privacy;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Forms.Notices;

/// <summary>Prints the notices that a night has queued, one file per batch. Run again, it makes only the files that are missing.</summary>
public sealed class NoticePrinting(IBillingDatabase database, RuleBook book, PrintSettings settings, IClock clock)
{
    /// <summary>Prints the batches of the night of <paramref name="night"/>.</summary>
    /// <param name="folder">Where the files go; made when it is not there.</param>
    /// <param name="today">Day of printing; decides whose address is left out.</param>
    /// <param name="progress">Receives each file as it is done.</param>
    /// <exception cref="BusinessRuleException">print.no-night: the night has not run; print.no-browser: nothing can be printed.</exception>
    public async Task<NoticePrintingReport> PrintAsync(LocalDate night, string folder, LocalDate today, IProgress<NoticeFile>? progress = null, CancellationToken cancel = default)
    {
        Browser.Find(settings.Browser);
        var batches = await BatchesAsync(night, cancel);
        Directory.CreateDirectory(folder);
        var files = new ConcurrentBag<NoticeFile>();
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancel }, async (batch, stop) =>
        {
            var file = await PrintAsync(batch, Path.Combine(folder, FileName(night, batch)), today, stop);
            files.Add(file);
            progress?.Report(file);
        });
        return new NoticePrintingReport(night, [.. files.OrderBy(file => file.File, StringComparer.Ordinal)]);
    }

    private async Task<List<DocumentBatch>> BatchesAsync(LocalDate night, CancellationToken cancel)
    {
        await using var db = database.NewContext();
        var ran = await db.Nights.AsNoTracking().FirstOrDefaultAsync(n => n.Date == night, cancel) ?? throw new BusinessRuleException(
            "print.no-night",
            $"{night:uuuu-MM-dd} の夜間処理は実行されていません。先に billing night --date {night:uuuu-MM-dd} を実行してください。",
            $"the night of {night:uuuu-MM-dd} has not run; run billing night --date {night:uuuu-MM-dd} first");
        return await db.DocumentBatches.AsNoTracking().Where(b => b.NightId == ran.Id).OrderBy(b => b.FirstBill).ToListAsync(cancel);
    }

    private async Task<NoticeFile> PrintAsync(DocumentBatch batch, string file, LocalDate today, CancellationToken cancel)
    {
        if (batch.PrintedAt is not null && File.Exists(file))
        {
            await using var kept = database.NewContext();
            var withheld = await kept.WithheldNotices.CountAsync(w => w.BillId >= batch.FirstBill && w.BillId <= batch.LastBill, cancel);
            return new NoticeFile(file, batch.Count - withheld, NoticeOutcome.Kept) { Withheld = withheld };
        }

        try
        {
            await using var db = database.NewContext();
            var notices = await new ReadingNoticeSource(db, book, settings.Contact).LoadAsync(batch.FirstBill, batch.LastBill, today, cancel: cancel);
            RefuseMissing(batch, notices.Count);
            var now = clock.GetCurrentInstant();
            var kept = await WithholdAsync(db, notices, now, cancel);
            List<ReadingNoticeModel> printed = [.. notices.Where(notice => !kept.Contains(notice.BillNumber))];
            if (printed.Count > 0)
            {
                await new ChromiumPrinter(settings).PrintAsync(await NoticePdf.DocumentAsync(printed, "ja"), file, printed.Sum(notice => notice.Sheets), cancel: cancel);
            }

            await db.DocumentBatches.Where(b => b.Id == batch.Id).ExecuteUpdateAsync(update => update.SetProperty(b => b.PrintedAt, now), cancel);
            return new NoticeFile(file, printed.Count, NoticeOutcome.Printed) { Withheld = notices.Count - printed.Count };
        }
        catch (BusinessRuleException refusal)
        {
            return new NoticeFile(file, batch.Count, NoticeOutcome.Failed) { Why = refusal.Said };
        }
    }

    /// <summary>個別処理: leaves out what a protected person's address stands in or could be told by, and puts it on the list of those that two persons release one by one.</summary>
    /// <returns>Numbers of the bills left out, those of an earlier print too: protection that has ended since sends nothing out unseen.</returns>
    private static async Task<HashSet<string>> WithholdAsync(BillingDbContext db, IReadOnlyList<ReadingNoticeModel> notices, Instant now, CancellationToken cancel)
    {
        var (first, last) = (BillNumber.Parse(notices[0].BillNumber)!.Value, BillNumber.Parse(notices[^1].BillNumber)!.Value);
        var known = await db.WithheldNotices.Where(w => w.BillId >= first && w.BillId <= last).Select(w => w.BillId).ToListAsync(cancel);
        var kept = known.Select(BillNumber.Print).ToHashSet();
        foreach (var notice in notices.Where(notice => notice.Fate != PaperFate.Printed && kept.Add(notice.BillNumber)))
        {
            db.WithheldNotices.Add(new WithheldNotice { BillId = BillNumber.Parse(notice.BillNumber)!.Value, CustomerId = notice.ProtectedId, Fate = notice.Fate, WithheldAt = now });
        }

        await db.SaveChangesAsync(cancel);
        return kept;
    }

    private static void RefuseMissing(DocumentBatch batch, int found)
    {
        if (found != batch.Count)
        {
            throw new BusinessRuleException(
                "print.bills-missing",
                $"{batch.Count} 件の通知を印刷するはずが、帳簿には {found} 件しかありません。billing verify で帳簿を確かめてください。",
                $"{batch.Count} notices are queued but the books give {found}; check them with billing verify");
        }
    }

    private static string FileName(LocalDate night, DocumentBatch batch)
        => string.Create(CultureInfo.InvariantCulture, $"notices-{night:uuuuMMdd}-{batch.FirstBill}-{batch.LastBill}.pdf");
}

/// <param name="Night">The day whose night queued the notices.</param>
/// <param name="Files">In the order of the bills.</param>
public sealed record NoticePrintingReport(LocalDate Night, IReadOnlyList<NoticeFile> Files);

/// <summary>One file of notices.</summary>
/// <param name="File">Path.</param>
/// <param name="Bills">Notices in it.</param>
public sealed record NoticeFile(string File, int Bills, NoticeOutcome Outcome)
{
    /// <summary>Notices left out for 個別処理, because somebody is protected.</summary>
    public int Withheld { get; init; }

    /// <summary>Why it failed; null otherwise.</summary>
    public Sentence? Why { get; init; }
}

public enum NoticeOutcome : byte
{
    Printed,

    /// <summary>It was there already.</summary>
    Kept,

    /// <summary>The others go on.</summary>
    Failed,
}
