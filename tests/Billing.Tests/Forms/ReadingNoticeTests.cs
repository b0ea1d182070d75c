using System.Text;
using Xunit;

namespace Billing.Tests.Forms;

public sealed class ReadingNoticeTests(PrintedNotices printed) : IClassFixture<PrintedNotices>
{
    [Fact]
    public async Task An_ordinary_notice_says_period_indexes_usage_amount_tax_invoice_and_debit_date()
    {
        Poppler.SkipWithoutPrinter();
        var page = await printed.PageAsync(SampleNotices.Ordinary);
        Says(page, "使用水量等のお知らせ", "令和8年11月分", "山田 花子 様", "みなと市港町二丁目3番4号", "10023456", "012-00345", "13-204518", "13 mm");
        Says(page, "令和8年10月11日から", "令和8年11月10日まで", "1,505", "1,482", "23 m³", "21 m³", "25 m³");
        Says(page, "5,719円", "2,507円", "(10%) 227円", "3,212円", "(10%) 292円", "519円", "振替日(納期限) 令和8年12月25日");
        Says(page, "適格請求書", "みなと市水道事業", "T0000000000001", "みなと市下水道事業", "T0000000000002", "0885-00-0000");
    }

    [Fact]
    public async Task The_same_notice_in_English_says_the_same()
    {
        Poppler.SkipWithoutPrinter();
        var page = await printed.PageAsync(SampleNotices.Ordinary, "en");
        Says(page, "Notice of water usage and charges", "November 2026", "11 October 2026 to", "10 November 2026", "5,719 yen", "(10%) 227 yen", "Qualified invoice", "25 December 2026");
        Assert.DoesNotContain("様", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja", "前回の口座振替 令和8年10月26日 5,280円 振替済", "振替不能(資金不足)")]
    [InlineData("en", "Last debit 26 October 2026 5,280 yen debited", "not debited: short of funds")]
    public async Task The_last_debit_says_whether_it_was_taken_or_why_not(string language, string taken, string returned)
    {
        Poppler.SkipWithoutPrinter();
        Says(Squeezed(await printed.PageAsync(SampleNotices.Ordinary, language)), Squeezed(taken));
        Says(Squeezed(await printed.PageAsync(SampleNotices.Returned, language)).Normalize(NormalizationForm.FormKC), Squeezed(returned).Normalize(NormalizationForm.FormKC));
    }

    [Fact]
    public async Task Long_names_stand_whole_on_one_sheet()
    {
        Poppler.SkipWithoutPrinter();
        var page = Squeezed(await printed.PageAsync(SampleNotices.LongNames));
        Says(page, "第二デイサービスセンターひだまり管理部施設管理課御中", "山田花子・山田太郎・山田次郎", "港町地区高齢者生活支援ネットワーク推進協議会事務局");
        Says(Squeezed(await printed.PageAsync(SampleNotices.Fullest)), "2,442,812円", "漏水のおそれがあります", "調定番号2026-00000098の調定を改めました");
    }

    [Fact]
    public async Task Rare_and_variant_kanji_are_printed()
    {
        Poppler.SkipWithoutPrinter();
        Says(await printed.PageAsync(SampleNotices.VariantKanji), "𠮷田 髙﨑 邊󠄂 葛󠄀城 様");
    }

    [Fact]
    public async Task An_address_that_is_withheld_is_not_hinted_at()
    {
        Poppler.SkipWithoutPrinter();
        var page = await printed.PageAsync(SampleNotices.Protected);
        Says(page, "山田 花子 様", "(記載を省略しています)");
        Assert.DoesNotContain("港町", page, StringComparison.Ordinal);
        Assert.DoesNotContain("支援", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_register_has_its_column()
    {
        Poppler.SkipWithoutPrinter();
        var page = await printed.PageAsync(SampleNotices.TwoRegisters);
        Says(page, "昼間", "夜間", "90,330", "41,035", "120 m³", "30 m³", "150 m³", "記録なし", "クレジットカード");
    }

    [Fact]
    public async Task An_estimate_says_why_and_that_it_will_be_settled()
    {
        Poppler.SkipWithoutPrinter();
        Says(await printed.PageAsync(SampleNotices.Estimated), "認定水量", "メーターを検針できなかったため", "精算します", "—");
    }

    [Fact]
    public async Task An_exchanged_meter_shows_what_the_old_one_counted()
    {
        Poppler.SkipWithoutPrinter();
        Says(await printed.PageAsync(SampleNotices.Exchanged), "旧メーター使用水量", "8 m³", "差し引き、今回の検針で精算しました");
    }

    [Fact]
    public async Task No_usage_is_a_notice_like_any_other()
    {
        Poppler.SkipWithoutPrinter();
        Says(await printed.PageAsync(SampleNotices.ZeroUsage), "0 m³", "748円", "68円");
    }

    [Fact]
    public async Task A_bill_taken_back_asks_for_nothing()
    {
        Poppler.SkipWithoutPrinter();
        var page = await printed.PageAsync(SampleNotices.Reversal);
        Says(page, "調定番号 2026-00000099 の調定を取り消しました", "−5,719円", "−227円", "お支払いは不要です", "適格返還請求書");
        Assert.DoesNotContain("12月25日", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fees_and_discounts_are_lines_and_each_rate_has_its_total_and_tax()
    {
        Poppler.SkipWithoutPrinter();
        var page = await printed.PageAsync(SampleNotices.Lines);
        Says(page, "中止精算", "ご使用の中止に伴う精算です", "閉栓手数料", "3,300円", "口座振替割引", "−150円", "(課税対象外) 0円", "35 m³", "(計量 23 m³)", "10,469円");
        Assert.Matches(@"水道料金\s+みなと市水道事業\s+T0000000000001\s+10%\s+4,404円\s+401円", page);
        Assert.Matches(@"水道料金\s+みなと市水道事業\s+T0000000000001\s+8%\s+1,253円\s+92円", page);
        Assert.Matches(@"水道料金\s+みなと市水道事業\s+T0000000000001\s+課税対象外\s+280円\s+0円", page);
        Says(await printed.PageAsync(SampleNotices.Lines, "en"), "Final bill", "Closing fee", "not taxed", "(measured 23 m³)", "Direct debit discount");
    }

    [Fact]
    public async Task A_service_that_gives_back_is_not_set_off_against_the_other()
    {
        Poppler.SkipWithoutPrinter();
        var page = await printed.PageAsync(SampleNotices.GivesBack);
        Says(page, "1,672円", "水道料金は1,500円のお返しとなります", "既に請求した額", "−10,500円", "適格請求書・適格返還請求書", "(計量 12 m³)");
        Assert.Contains("<p class=\"yen\">1,672円</p>", await PrintedNotices.HtmlAsync([SampleNotices.GivesBack]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calculation_stands_on_a_second_sheet()
    {
        Poppler.SkipWithoutPrinter();
        var pages = (await Poppler.TextAsync(await printed.FileAsync("ja"))).Split('\f');
        var second = Array.FindIndex(pages, page => page.Contains("2026-00000132", StringComparison.Ordinal)) + 1;
        Says(pages[second], "料金の計算", "9〜55 m³ 15 m³ × 105円", "1,575", "みなと市水道事業給水条例 別表第2", "漏水減免: 計量 120 m³", "leak-relief", "生活保護世帯の減免", "−600");
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Every_font_is_embedded(string language)
    {
        Poppler.SkipWithoutPrinter();
        var fonts = (await Poppler.FontsAsync(await printed.FileAsync(language))).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.Contains(fonts, font => font.Contains("BIZUDPGothic", StringComparison.Ordinal));
        Assert.All(fonts, font => Assert.Matches(@" yes (yes|no)  ?(yes|no) +\d+ +\d+$", font));
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Nothing_stands_where_a_printer_cannot_reach(string language)
    {
        Poppler.SkipWithoutPrinter();
        foreach (var page in await Poppler.PicturesAsync(await printed.FileAsync(language)))
        {
            Assert.True(page.HasInk(0), "The sheet is empty.");
            Assert.False(page.HasInkWithin(5), "Something stands within 5 mm of the edge.");
        }
    }

    [Fact]
    public async Task A_document_is_complete_by_itself()
    {
        var html = await PrintedNotices.HtmlAsync(SampleNotices.All);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains("山田 花子", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(src|href|style)=|url\(|@import", html);
    }

    [Fact]
    public async Task A_name_with_markup_in_it_stays_text()
    {
        var html = await PrintedNotices.HtmlAsync([SampleNotices.Ordinary with { Name = "<script>alert(1)</script>" }]);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    private static void Says(string page, params string[] words) => Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));

    private static string Squeezed(string page) => string.Concat(page.Where(c => !char.IsWhiteSpace(c)));
}
