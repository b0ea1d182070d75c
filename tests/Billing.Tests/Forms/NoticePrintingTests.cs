using Billing.Forms.Notices;
using Billing.Forms.Printing;
using Billing.Kernel;
using Billing.Nights;
using Billing.Places;
using Billing.Privacy;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Forms;

public sealed class NoticePrintingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-print-test-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, EveryDatabase]
    public async Task A_night_s_notices_become_one_file_and_printing_again_changes_nothing(string provider)
    {
        Poppler.SkipWithoutPrinter();
        using var town = new NoticeTown(provider);
        var first = await Print(town);
        var file = Assert.Single(first.Files);
        Assert.Equal((NoticeOutcome.Printed, 3, 1), (file.Outcome, file.Bills, file.Withheld));
        var pages = (await Poppler.TextAsync(file.File)).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, pages.Length);
        Assert.Contains("2026-00000003", pages[1], StringComparison.Ordinal);
        var printedAt = Batch(town).PrintedAt;
        Assert.NotNull(printedAt);
        var bytes = await File.ReadAllBytesAsync(file.File, Cancel);

        var again = await Print(town);

        Assert.Equal(NoticeOutcome.Kept, Assert.Single(again.Files).Outcome);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file.File, Cancel));
        Assert.Equal(printedAt, Batch(town).PrintedAt);
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public async Task The_notice_of_a_protected_person_lies_on_a_list_of_its_own_and_is_printed_by_two_persons()
    {
        Poppler.SkipWithoutPrinter();
        using var town = new NoticeTown("sqlite");
        Assert.DoesNotContain("佐藤", await Poppler.TextAsync(Assert.Single((await Print(town)).Files).File), StringComparison.Ordinal);
        await using var db = town.NewContext();
        var lies = await db.WithheldNotices.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((NoticeTown.Number(2), PaperFate.Individually, (string?)null), (lies.BillId, lies.Fate, lies.ReleasedBy));

        var unmasking = new Unmasking(db, new UnmaskSettings(Duration.FromMinutes(15)), SystemClock.Instance);
        var request = await unmasking.Ask(lies.CustomerId, UnmaskPurpose.Print, lies.BillId, "郵送", "本人、安全な送付先", NoticeTown.Night, "clerk", Cancel);
        await unmasking.Confirm(request.Id, NoticeTown.Night, "senior", Cancel);
        var opened = await unmasking.Open(request.Id, UnmaskPurpose.Print, "clerk", Cancel);
        var notice = new NoticePdf(db, NoticeTown.Book, new PrintSettings());
        Assert.DoesNotContain("港町", await notice.HtmlAsync(lies.BillId, NoticeTown.Night, cancel: Cancel), StringComparison.Ordinal);
        Assert.Contains("青波市仮町9番地", await notice.HtmlAsync(lies.BillId, NoticeTown.Night, revealed: opened.Revealed, cancel: Cancel), StringComparison.Ordinal);
        Assert.Equal("clerk", (await db.WithheldNotices.AsNoTracking().SingleAsync(Cancel)).ReleasedBy);
    }

    [Fact]
    public async Task A_file_that_was_lost_is_printed_again()
    {
        Poppler.SkipWithoutPrinter();
        using var town = new NoticeTown("sqlite");
        var file = Assert.Single((await Print(town)).Files).File;
        File.Delete(file);
        Assert.Equal(NoticeOutcome.Printed, Assert.Single((await Print(town)).Files).Outcome);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task A_batch_whose_bills_are_missing_is_reported_and_not_printed()
    {
        Poppler.SkipWithoutPrinter();
        using var town = new NoticeTown("sqlite");
        await using (var db = town.NewContext())
        {
            db.Add(new DocumentBatch { NightId = (await db.Nights.SingleAsync(Cancel)).Id, FirstBill = NoticeTown.Number(5), LastBill = NoticeTown.Number(6), Count = 2 });
            await db.SaveChangesAsync(Cancel);
        }

        var report = await Print(town);
        Assert.Equal([NoticeOutcome.Printed, NoticeOutcome.Failed], report.Files.Select(file => file.Outcome));
        Assert.Contains("2 notices are queued but the books give 0", report.Files[1].Why?.En, StringComparison.Ordinal);
        Assert.False(File.Exists(report.Files[1].File));
    }

    [Fact]
    public async Task A_night_that_has_not_run_is_refused()
    {
        Poppler.SkipWithoutPrinter();
        using var town = new NoticeTown("sqlite");
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => Printing(town).PrintAsync(new LocalDate(2026, 11, 13), _folder.FullName, NoticeTown.Night, cancel: Cancel));
        Assert.Equal("print.no-night", refusal.Code);
    }

    [Fact]
    public async Task The_counter_gets_the_notice_of_one_bill_as_page_and_pdf()
    {
        Poppler.SkipWithoutPrinter();
        using var town = new NoticeTown("sqlite");
        await using var db = town.NewContext();
        var notice = new NoticePdf(db, NoticeTown.Book, new PrintSettings { Contact = ["電話 0000-00-0000"] });
        var file = Path.Combine(_folder.FullName, "one.pdf");
        await File.WriteAllBytesAsync(file, await notice.PdfAsync(NoticeTown.Number(1), NoticeTown.Night, "en", explained: true, cancel: Cancel), Cancel);
        var pages = (await Poppler.TextAsync(file)).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, pages.Length);
        Assert.Contains("Aonami City Water and Sewer Bureau", pages[0], StringComparison.Ordinal);
        Assert.Contains("How the charges were worked out", pages[1], StringComparison.Ordinal);
        Assert.Contains("電話 0000-00-0000", await notice.HtmlAsync(NoticeTown.Number(1), NoticeTown.Night, cancel: Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bill_that_does_not_exist_has_no_notice()
    {
        using var town = new NoticeTown("sqlite");
        await using var db = town.NewContext();
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => new NoticePdf(db, NoticeTown.Book, new PrintSettings()).HtmlAsync(NoticeTown.Number(9), NoticeTown.Night, cancel: Cancel));
        Assert.Equal("bill.unknown", refusal.Code);
    }

    private Task<NoticePrintingReport> Print(NoticeTown town) => Printing(town).PrintAsync(NoticeTown.Night, _folder.FullName, NoticeTown.Night, cancel: Cancel);

    private static NoticePrinting Printing(NoticeTown town) => new(town.Database, NoticeTown.Book, new PrintSettings(), SystemClock.Instance);

    private static DocumentBatch Batch(NoticeTown town)
    {
        using var db = town.NewContext();
        return db.DocumentBatches.AsNoTracking().Single();
    }
}
