using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Attachments;
using Billing.Testing;
using Billing.Tests.Requests.Works;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests.Attachments;

public sealed class AttachmentEntryTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 9, 20, 1, 0);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_drawing_is_kept_byte_for_byte_and_removing_it_leaves_who_and_why(string provider)
    {
        using var town = new WorksTown(provider);
        var number = await town.UpTo(CounterMachine.Received);
        await using var db = town.Test.NewContext();
        var entry = new AttachmentEntry(db, new AttachmentLimits());

        var drawing = await entry.Add(number, "../𠮷田邸.pdf", "application/pdf", AttachmentSubject.Design, " 第1号 ", Pictures.Pdf(), "works", Now, Stop);
        var photo = await entry.Add(number, "a.png", "image/png", AttachmentSubject.Photo, null, Pictures.Png, "works", Now, Stop);
        var twice = await Assert.ThrowsAsync<BusinessRuleException>(() => entry.Add(number, "b.png", "image/png", AttachmentSubject.Photo, null, Pictures.Png, "works", Now, Stop));
        await entry.Remove(number, photo.Id, "別の現場の写真", "mado", Now, Stop);

        await using var read = town.Test.NewContext();
        var found = (await new AttachmentEntry(read, new AttachmentLimits()).Read(drawing.Id, Stop))!.Value;
        Assert.Equal(Pictures.Pdf(), found.Content);
        Assert.Equal(("𠮷田邸.pdf", "第1号", AttachmentType.Pdf, Pictures.Pdf().Length), (found.Attachment.Name, found.Attachment.Title, found.Attachment.Type, found.Attachment.Size));
        Assert.Equal(64, found.Attachment.Sha256.Length);
        Assert.Null(await new AttachmentEntry(read, new AttachmentLimits()).Read(photo.Id, Stop));
        var gone = await read.Attachments.SingleAsync(a => a.Id == photo.Id, Stop);
        Assert.Equal(("mado", "別の現場の写真", Now), (gone.RemovedBy, gone.RemovedReason, gone.RemovedAt!.Value));
        Assert.Equal("attachment.twice", twice.Code);
        Assert.Equal(2, await read.AttachmentContents.CountAsync(Stop));
    }

    [Fact]
    public async Task A_removal_needs_a_reason_and_the_right_request()
    {
        using var town = new WorksTown("sqlite");
        var number = await town.UpTo(CounterMachine.Received);
        await using var db = town.Test.NewContext();
        var entry = new AttachmentEntry(db, new AttachmentLimits { MostFiles = 1 });
        var photo = await entry.Add(number, "a.png", "image/png", AttachmentSubject.Photo, null, Pictures.Png, "works", Now, Stop);

        Assert.Equal("attachment.reason", (await Assert.ThrowsAsync<BusinessRuleException>(() => entry.Remove(number, photo.Id, " ", "mado", Now, Stop))).Code);
        Assert.Equal("attachment.unknown", (await Assert.ThrowsAsync<BusinessRuleException>(() => entry.Remove("2026-999999", photo.Id, "誤り", "mado", Now, Stop))).Code);
        Assert.Equal("attachment.too-many", (await Assert.ThrowsAsync<BusinessRuleException>(() => entry.Add(number, "a.pdf", null, AttachmentSubject.Paper, null, Pictures.Pdf(), "works", Now, Stop))).Code);
        Assert.Equal("request.unknown", (await Assert.ThrowsAsync<BusinessRuleException>(() => entry.Add("2026-999999", "a.png", null, AttachmentSubject.Photo, null, Pictures.Png, "works", Now, Stop))).Code);
    }
}
