using Billing.Exchange.Barcodes;
using Billing.Forms;
using Billing.Forms.Notices;
using Billing.Forms.Payments;
using Billing.Forms.Printing;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.Forms;

/// <summary>納付書 and 領収書 as they come out of the printer. Utility and people are invented.</summary>
public sealed class PaymentSlipTests
{
    private static readonly NoticeOffice Office = new(new Sentence("みなと市上下水道お客さまセンター", "Minato City Water and Sewer Centre"), ["電話 0885-00-0000(平日 8:30〜17:15)", "みなと市本町一丁目1番1号"]);

    private static readonly StoreBarcode Code = new() { Issuer = "912345", Free = "012340000000000004711", Reissue = 1, Limit = new LocalDate(2027, 2, 23), Amount = new Money(5_507) };

    private static readonly PaymentSlipModel Ordinary = new()
    {
        Office = Office,
        BillNumber = "2026-00000123",
        Month = new BillingMonth(2026, 11),
        IssuedOn = new LocalDate(2026, 12, 1),
        Name = "𠮷田 髙﨑 邊󠄂 葛󠄀城",
        CustomerNumber = "10023456",
        ContractNumber = "012-00345-02",
        Address = "みなと市港町二丁目3番4号",
        SlipNumber = Code.Key,
        Reissue = Code.Reissue,
        Barcode = Code.Digits,
        ShopLimit = Code.Limit,
        Lines =
        [
            new SlipLine(Service.Water, new LocalDate(2026, 12, 25), new Money(2_507), new Money(2_507), "みなと市水道事業"),
            new SlipLine(Service.Sewer, new LocalDate(2026, 12, 25), new Money(3_212), new Money(3_000), "みなと市下水道事業"),
        ],
    };

    /// <summary>As long as a name and an address may be, overdue, for another who pays.</summary>
    private static readonly PaymentSlipModel Fullest = Ordinary with
    {
        BillNumber = "2026-00000124",
        Name = SampleNotices.LongNames.Name,
        IsBody = true,
        UserName = SampleNotices.LongNames.PayerName,
        Address = SampleNotices.LongNames.Address,
        MailingAddress = SampleNotices.LongNames.MailingAddress,
        IssuedOn = new LocalDate(2027, 2, 1),
    };

    private static readonly PaymentReceiptModel Receipt = new()
    {
        Office = Office,
        Number = 4711,
        ReceivedOn = new LocalDate(2026, 12, 1),
        Name = "𠮷田 髙﨑",
        Contracts = ["012-00345-02"],
        Amount = new Money(5_507),
        Tendered = new Money(10_000),
        TakenBy = "窓口 花",
        Lines =
        [
            new ReceiptLine("2026-00000123", new BillingMonth(2026, 11), new Money(2_507), true, SampleNotices.Ordinary.Charges[0]),
            new ReceiptLine("2026-00000123", new BillingMonth(2026, 11), new Money(3_000), false, SampleNotices.Ordinary.Charges[1]),
        ],
    };

    /// <summary>Where each part begins, in millimetres.</summary>
    private static readonly int[] PartTops = [0, 99, 198];

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Three_parts_of_99_millimetres_say_the_same_payer_number_and_sum_with_rare_kanji(string language)
    {
        Poppler.SkipWithoutPrinter();
        var (text, fonts, pictures) = await Print(await Slips(language), 2);
        var first = text[0];
        Assert.Equal(3, Count(first, "𠮷田 髙﨑 邊󠄂 葛󠄀城"));
        Assert.Equal(3, Count(first, language == "ja" ? "5,507円" : "5,507 yen"));
        Assert.True(Count(first, "2026-00000123") == 3);
        Says(first, language == "ja" ? ["領収証書", "納付書", "領収済通知書", "令和8年12月25日", "一部納付済", "みなと市水道事業"] : ["Receipt", "Payment slip", "Notice of receipt", "25 December 2026", "this is the rest"]);
        Assert.Equal(3, Count(text[1], "2026-00000124"));
        Assert.All(PartTops, top => Assert.All(pictures, page =>
        {
            Assert.False(page.HasInkIn(0, top + 95, 210, top + 98), "Something reaches the line where a part is torn off: it is cut.");
            Assert.False(page.HasInkIn(202, top + 1, 210, top + 98), "Something runs over the right edge.");
        }));
        Assert.All(fonts, font => Assert.Matches(@" yes (yes|no)  ?(yes|no) +\d+ +\d+$", font));
        Assert.All(pictures, page => Assert.True(page.HasInk(0)));
    }

    [Fact]
    public async Task A_receipt_says_number_sum_change_invoice_data_and_what_was_paid_in_part()
    {
        Poppler.SkipWithoutPrinter();
        var (text, fonts, pictures) = await Print(await FormRenderer.RenderAsync<PaymentReceipt, PaymentReceiptModel>([Receipt], "領収書", FormText.Japanese), 1);
        Says(text[0], "領収番号 4711", "令和8年12月1日", "𠮷田 髙﨑 様", "5,507円", "お預かり 10,000円", "お釣り 4,493円", "T0000000000001", "10%", "2,507円", "227円", "3,000円 (一部)", "検針のお知らせ(適格請求書)によります");
        Assert.DoesNotContain("T0000000000002", text[0], StringComparison.Ordinal);
        Assert.All(fonts, font => Assert.Matches(@" yes (yes|no)  ?(yes|no) +\d+ +\d+$", font));
        Assert.All(pictures, page => Assert.False(page.HasInkWithin(5), "Something stands within 5 mm of the edge."));
    }

    [Fact]
    public async Task A_slip_is_complete_by_itself_and_a_name_with_markup_stays_text()
    {
        var html = await FormRenderer.RenderAsync<PaymentSlip, PaymentSlipModel>([Ordinary with { Name = "<script>alert(1)</script>" }], "納付書", FormText.Japanese);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\b(src|href|style)=|url\(|@import", html);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task The_barcode_of_a_printed_sheet_and_roll_decodes_to_exactly_its_digits(string language)
    {
        Poppler.SkipWithoutPrinter();
        Assert.SkipUnless(Poppler.IsInstalled("zbarimg"), "No zbarimg: apt-get install zbar-tools");
        PaymentSlipModel[] slips = [Ordinary, Fullest, Ordinary with { Barcode = null, ShopLimit = null }];
        var sheets = await FormRenderer.RenderAsync<PaymentSlip, PaymentSlipModel>(slips, "納付書", FormText.Of(language));
        var rolls = await FormRenderer.RenderAsync<PaymentSlipRoll, PaymentSlipModel>(slips, "納付書", FormText.Of(language));

        string[] expected = [Code.Digits, Code.Digits, ""];
        Assert.Equal(expected, await Decode(sheets));
        Assert.Equal(expected, await Decode(rolls));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(40)]
    public async Task The_qr_code_of_a_slip_decodes_to_its_content_and_is_absent_where_the_channel_is_closed(int repeats)
    {
        Poppler.SkipWithoutPrinter();
        Assert.SkipUnless(Poppler.IsInstalled("zbarimg"), "No zbarimg: apt-get install zbar-tools");
        var content = string.Concat(Enumerable.Repeat("pay-", repeats)) + Open.QrOf(Code.Key, Code.Amount, new LocalDate(2026, 12, 25));
        Assert.EndsWith("0000000000004711?5507&20261225", content, StringComparison.Ordinal);
        Assert.Null((Open with { Open = ["counter"] }).QrOf(Code.Key, Code.Amount, new LocalDate(2026, 12, 25)));
        Assert.Null((Open with { QrContent = null }).QrOf(Code.Key, Code.Amount, new LocalDate(2026, 12, 25)));

        PaymentSlipModel[] slips = [Ordinary with { Qr = content }, Fullest with { Qr = content }, Ordinary];
        var sheets = await FormRenderer.RenderAsync<PaymentSlip, PaymentSlipModel>(slips, "納付書", FormText.Japanese);
        var rolls = await FormRenderer.RenderAsync<PaymentSlipRoll, PaymentSlipModel>(slips, "納付書", FormText.Japanese);

        Assert.Equal([content, content, ""], await Decode(sheets, "qrcode"));
        Assert.Equal([Code.Digits, Code.Digits, Code.Digits], await Decode(sheets));
        Assert.Equal([content, content, ""], await Decode(rolls, "qrcode"));
        Assert.Equal([Code.Digits, Code.Digits, Code.Digits], await Decode(rolls));
    }

    private static ChannelsRule Open { get; } = new() { Id = "c", From = default, Citation = "MEMORY", Open = ["counter", "elQr"], QrContent = "{key}?{amount}&{due}" };

    /// <summary>What a decoder reads on each page at 300 dpi.</summary>
    private static async Task<string[]> Decode(string html, string kind = "code128")
    {
        var folder = Directory.CreateTempSubdirectory("billing-codes-");
        try
        {
            var file = Path.Combine(folder.FullName, "slips.pdf");
            await new ChromiumPrinter(new PrintSettings()).PrintAsync(html, file, 3, cancel: TestContext.Current.CancellationToken);
            if (Environment.GetEnvironmentVariable("BILLING_SCREENSHOTS") is { Length: > 0 } kept)
            {
                File.Copy(file, Path.Combine(Directory.CreateDirectory(kept).FullName, $"codes-{Guid.NewGuid():N}.pdf"));
            }

            return await Poppler.CodesAsync(file, folder.FullName, kind);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<string> Slips(string language) => FormRenderer.RenderAsync<PaymentSlip, PaymentSlipModel>([Ordinary, Fullest], "納付書", FormText.Of(language));

    private static async Task<(string[] Text, string[] Fonts, IReadOnlyList<PagePicture> Pictures)> Print(string html, int pages)
    {
        var folder = Directory.CreateTempSubdirectory("billing-slips-");
        try
        {
            var file = Path.Combine(Environment.GetEnvironmentVariable("BILLING_SCREENSHOTS") is { Length: > 0 } kept ? Directory.CreateDirectory(kept).FullName : folder.FullName, $"slips-{Guid.NewGuid():N}.pdf");
            await new ChromiumPrinter(new PrintSettings()).PrintAsync(html, file, pages, cancel: TestContext.Current.CancellationToken);
            var fonts = (await Poppler.FontsAsync(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
            return ((await Poppler.TextAsync(file)).Split('\f'), fonts, await Poppler.PicturesAsync(file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Says(string page, params string[] words) => Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));

    private static int Count(string page, string word) => page.Split(word).Length - 1;
}
