using Billing.Contacts;
using Billing.Exchange.Barcodes;
using Billing.Forms;
using Billing.Forms.Delinquency;
using Billing.Forms.Notices;
using Billing.Forms.Printing;
using Billing.Kernel;
using NodaTime;
using Xunit;

namespace Billing.Tests.Forms;

/// <summary>督促状, 催告書 and notices of a stop as they come out of the printer, with the slip's barcode on them. Utility and people are invented.</summary>
public sealed class DunningLetterTests
{
    private static readonly StoreBarcode Code = new() { Issuer = "912345", Free = "012340000000000004711", Reissue = 0, Limit = new LocalDate(2027, 2, 23), Amount = new Money(5_507) };

    private static readonly StoreBarcode Other = Code with { Free = "012340000000000004712", Amount = new Money(12_320) };

    private static readonly DunningLetterModel Reminder = new()
    {
        Office = new NoticeOffice(new Sentence("みなと市上下水道お客さまセンター", "Minato City Water and Sewer Centre"), ["電話 0885-00-0000(平日 8:30〜17:15)", "みなと市本町一丁目1番1号"]),
        Kind = IssuedKind.Reminder,
        Title = new Sentence("督促状", "Reminder"),
        Number = "2026-D000123",
        Day = new LocalDate(2026, 12, 1),
        Name = "𠮷田 髙﨑",
        MailingAddress = "みなと市港町二丁目3番4号",
        Address = "みなと市港町二丁目3番4号",
        CustomerNumber = "10023456",
        Service = Service.Sewer,
        Claims = [new DunningLetterClaim("2026-00000123", new BillingMonth(2026, 10), new LocalDate(2026, 11, 30), new Money(3_000))],
        Total = new Money(3_000),
        Fee = new Money(100),
        Deadline = new LocalDate(2026, 12, 11),
        Article = "地方自治法231条の3第1項(督促)",
        Slips = [new DunningLetterSlip("2026-00000123", Code.Amount, Code.Digits, Code.Limit!.Value)],
    };

    /// <summary>As long as a name and an address may be, water, two bills.</summary>
    private static readonly DunningLetterModel Notice = Reminder with
    {
        Kind = IssuedKind.StopNotice,
        Title = new Sentence("給水停止通知書", "Notice of the stop"),
        Name = SampleNotices.LongNames.Name,
        IsBody = true,
        MailingAddress = SampleNotices.LongNames.MailingAddress,
        Address = SampleNotices.LongNames.Address,
        Service = Service.Water,
        Claims = [.. Reminder.Claims, new DunningLetterClaim("2026-00000456", new BillingMonth(2026, 11), new LocalDate(2026, 12, 25), new Money(12_320))],
        Total = new Money(15_320),
        Fee = Money.Zero,
        Article = "水道法15条3項・給水条例(給水停止)",
        Slips = [.. Reminder.Slips, new DunningLetterSlip("2026-00000456", Other.Amount, Other.Digits, Other.Limit!.Value)],
    };

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task A_letter_s_barcodes_decode_and_it_says_how_to_pay_where_to_ask_and_how_to_object(string language)
    {
        Poppler.SkipWithoutPrinter();
        Assert.SkipUnless(Poppler.IsInstalled("zbarimg"), "No zbarimg: apt-get install zbar-tools");
        DunningLetterModel[] letters = [Reminder, Notice, Reminder with { Slips = [] }];
        var html = await FormRenderer.RenderAsync<DunningLetter, DunningLetterModel>(letters, "督促状", FormText.Of(language));
        var folder = Directory.CreateTempSubdirectory("billing-letters-");
        try
        {
            var file = Path.Combine(Environment.GetEnvironmentVariable("BILLING_SCREENSHOTS") is { Length: > 0 } kept ? Directory.CreateDirectory(kept).FullName : folder.FullName, $"letters-{language}.pdf");
            await new ChromiumPrinter(new PrintSettings()).PrintAsync(html, file, letters.Length, cancel: TestContext.Current.CancellationToken);

            var codes = await Poppler.CodesAsync(file, folder.FullName);
            Assert.Equal(Code.Digits, codes[0]);
            Assert.Equal(new[] { Code.Digits, Other.Digits }.Order(), codes[1].Split('\n').Select(c => c.Trim('\u001d')).Order());
            Assert.Equal("", codes[2]);
            var pages = (await Poppler.TextAsync(file)).Split('\f').Select(page => string.Concat(page.Where(c => !char.IsWhiteSpace(c)))).ToArray();
            string[] all = language == "ja" ? ["0885-00-0000", "コンビニエンスストア", "5,507円", "2027年2月23日|令和9年2月23日"] : ["0885-00-0000", "conveniencestore", "5,507", "23February2027"];
            Assert.All(all, words => Assert.True(words.Split('|').Any(w => pages[0].Contains(w, StringComparison.Ordinal) && pages[1].Contains(w, StringComparison.Ordinal)), words));
            string[] objection = language == "ja" ? ["審査請求", "3か月以内", "取消しの訴え", "6か月以内"] : ["withinthreemonths", "withinsixmonths"];
            Assert.All(objection, words => Assert.Contains(words, pages[0], StringComparison.Ordinal));
            Assert.All(objection, words => Assert.DoesNotContain(words, pages[1], StringComparison.Ordinal));
            Assert.DoesNotContain(language == "ja" ? "バーコード" : "barcode", pages[2], StringComparison.Ordinal);
            Assert.All(await Poppler.PicturesAsync(file), page => Assert.False(page.HasInkWithin(5), "Something stands within 5 mm of the edge."));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
