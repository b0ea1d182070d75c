using Billing.FieldWork;
using Billing.Metering;
using Billing.Requests;
using Billing.Requests.Moving;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>Each procedure about moving in and out, from its key on the resident's page to the books or the field list, in a real Chromium.</summary>
public sealed class MovingInBrowserTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_at_an_existing_house_needs_fewer_than_twenty_keys_beside_what_is_typed()
    {
        await using var counter = await Open();
        await using (var db = counter.Factory.NewContext())
        {
            await db.Contracts.Where(c => c.Number == "012-00006-01").ExecuteUpdateAsync(u => u.SetProperty(c => c.To, TestTown.Today.PlusDays(-5)), Stop);
        }

        var page = await counter.SignedIn("clerk");
        var keys = 0;
        async Task Press(string key)
        {
            keys++;
            await page.Keyboard.PressAsync(key);
        }

        await Press("/");
        await page.Keyboard.TypeAsync("012-00006");
        await Assertions.Expect(page.Locator("#found a.hit")).ToHaveCountAsync(1);
        await Press("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("𠮷野");
        await Press("s");
        await Assertions.Expect(page.Locator("#f-name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("青波 花子");
        await Press("Enter");
        await page.Keyboard.TypeAsync("アオナミ ハナコ");
        await Press("Enter");
        await page.Keyboard.TypeAsync("0885-00-7777");
        await Press("Control+Enter");
        await Assertions.Expect(page.Locator("button[name=Mark]")).ToBeFocusedAsync();
        await Screenshots.Keep(page, "start-preview");
        await Press("Enter");
        await Assertions.Expect(page.Locator(".says.good")).ToBeVisibleAsync();

        Assert.True(keys < 20, $"{keys} keys");
        await using var after = counter.Factory.NewContext();
        var contract = await after.Contracts.SingleAsync(c => c.Number == "012-00006-02", Stop);
        Assert.Equal(TestTown.Today, contract.From);
        Assert.Equal("青波 花子", await after.Customers.Where(c => c.Id == contract.UserId).Select(c => c.Name).SingleAsync(Stop));
        await page.GotoAsync("/Field");
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("開栓");
        await Screenshots.Keep(page, "field-list");
    }

    [Fact]
    public async Task A_stop_ends_in_a_bill_and_a_closed_tap()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn("senior-clerk");
        await Begin(page, "012-00001-02", "e");
        await Fill(page, ("lastIndex", await Index(counter, "012-00001", 5)), ("valueReason", "本人立会い"), ("forwarding", "隣市中央1-1"));
        await Carry(page, "stop");
        await Assertions.Expect(page.Locator("a[href^='/Bills/Slip/']").First).ToBeVisibleAsync();

        await using (var db = counter.Factory.NewContext())
        {
            var contract = await db.Contracts.SingleAsync(c => c.Number == "012-00001-02", Stop);
            Assert.Equal(TestTown.Today, contract.To);
            Assert.True(await db.Bills.AnyAsync(b => b.ContractId == contract.Id && b.PeriodTo == TestTown.Today, Stop));
        }

        await page.GotoAsync("/Field");
        await page.Locator("tbody a", new PageLocatorOptions { HasText = "閉栓" }).ClickAsync();
        await page.Locator("#Result").FillAsync("閉栓済み");
        await Screenshots.Keep(page, "field-done");
        await page.Locator("form.grid button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".says.good")).ToContainTextAsync("閉栓");
        await using var after = counter.Factory.NewContext();
        Assert.Equal((FieldOrderState.Done, "閉栓済み"), await after.FieldOrders.Select(o => new ValueTuple<FieldOrderState, string?>(o.State, o.Result)).SingleAsync(Stop));
    }

    [Fact]
    public async Task A_move_ends_at_one_place_and_begins_at_another()
    {
        await using var counter = await Open();
        await using (var db = counter.Factory.NewContext())
        {
            await db.Contracts.Where(c => c.Number == "012-00006-01").ExecuteUpdateAsync(u => u.SetProperty(c => c.To, TestTown.Today.PlusDays(-5)), Stop);
        }

        var page = await counter.SignedIn("senior-clerk");
        await Begin(page, "012-00007-01", "g");
        await Fill(page, ("lastIndex", await Index(counter, "012-00007", 6)), ("valueReason", "本人立会い"), ("place", "012-00006"));
        await Carry(page, "move");

        await using var after = counter.Factory.NewContext();
        var old = await after.Contracts.SingleAsync(c => c.Number == "012-00007-01", Stop);
        Assert.Equal(old.UserId, (await after.Contracts.SingleAsync(c => c.Number == "012-00006-02", Stop)).UserId);
        Assert.True(await after.Bills.AnyAsync(b => b.ContractId == old.Id && b.PeriodTo == TestTown.Today, Stop));
        await page.GotoAsync("/Field");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_change_of_name_with_its_debts_ends_in_the_contract()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn("clerk");
        await Begin(page, "012-00007-01", "w");
        await Assertions.Expect(page.Locator("#f-lastIndex")).ToBeHiddenAsync();
        await Fill(page, ("name", "山田 二郎"), ("kana", "やまだ じろう"));
        await Carry(page, "rename");

        await page.GotoAsync("/Residents/Show/012-00007-01");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("山田 二郎");
    }

    [Fact]
    public async Task A_temporary_supply_ends_in_the_field_list_of_its_days()
    {
        await using var counter = await Open();
        await using (var db = counter.Factory.NewContext())
        {
            await db.Contracts.Where(c => c.Number == "012-00006-01").ExecuteUpdateAsync(u => u.SetProperty(c => c.To, TestTown.Today.PlusDays(-5)), Stop);
        }

        var page = await counter.SignedIn("clerk");
        await Begin(page, "012-00006-01", "z");
        await Fill(page, ("name", "青波建設"), ("kana", "アオナミケンセツ"), ("from", "2026-11-25"), ("to", "2026-12-20"), ("purpose", "住宅新築"));
        await Carry(page, "temporary");

        await page.GotoAsync("/Field?On=2026-12-20");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("閉栓");
        await page.GotoAsync("/Requests?Kind=temporarySupply&State=running&DueBy=2026-12-31");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_pause_ends_in_the_inbox_until_it_is_opened_again()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn("senior-clerk");
        await Begin(page, "012-00007-01", "x");
        await Fill(page, ("until", "2027-03-01"), ("why", "海外赴任"), ("lastIndex", await Index(counter, "012-00007", 6)), ("valueReason", "本人立会い"));
        await Carry(page, "pause");

        await using var db = counter.Factory.NewContext();
        var request = await db.Requests.SingleAsync(Stop);
        Assert.Equal((RequestKind.Pause, MovingMachines.Paused), (request.Kind, request.State));
        await page.GotoAsync("/Requests");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("2027-03-01");
    }

    [Fact]
    public async Task A_protective_stop_ends_a_supply_that_nobody_uses()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn("senior-clerk");
        await Begin(page, "012-00006-01", "y");
        await Fill(page, ("found", await Index(counter, "012-00006", 0)), ("finding", "郵便物が溜まっている"), ("valueReason", "現地で確認"));
        await page.Locator("input[name=paper-survey]").CheckAsync();
        await Carry(page, "protective");

        await using var db = counter.Factory.NewContext();
        Assert.Equal(new NodaTime.LocalDate(2026, 11, 10), (await db.Contracts.SingleAsync(c => c.Number == "012-00006-01", Stop)).To);
    }

    private static async Task<CounterInBrowser> Open()
    {
        var counter = new CounterInBrowser();
        await counter.InitializeAsync();
        return counter;
    }

    /// <summary>From the resident's page by its key.</summary>
    private static async Task Begin(IPage page, string contract, string key)
    {
        await page.GotoAsync($"/Residents/Show/{contract}");
        await page.Locator("main").PressAsync(key);
        await page.WaitForURLAsync("**/Requests/New/**");
    }

    private static async Task Fill(IPage page, params (string Field, string Text)[] fields)
    {
        foreach (var (field, text) in fields)
        {
            await page.Locator($"#f-{field}").FillAsync(text);
        }
    }

    /// <summary>Preview, then the act.</summary>
    private static async Task Carry(IPage page, string name)
    {
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("button[name=Mark]")).ToBeFocusedAsync();
        await Screenshots.Keep(page, $"{name}-preview");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".says.good")).ToBeVisibleAsync();
        await Screenshots.Keep(page, $"{name}-done");
    }

    /// <summary>The last value read before today, and what was used since.</summary>
    private static async Task<string> Index(CounterInBrowser counter, string point, int used)
    {
        await using var db = counter.Factory.NewContext();
        var id = await db.ServicePoints.Where(p => p.Number == point).Select(p => p.Id).SingleAsync(Stop);
        var last = await db.MeterReadings.Where(r => r.ServicePointId == id && r.ReadOn <= TestTown.Today && r.Kind == ReadingKind.Regular).OrderByDescending(r => r.ReadOn).Select(r => r.Index).FirstAsync(Stop);
        return $"{last + used}";
    }
}
