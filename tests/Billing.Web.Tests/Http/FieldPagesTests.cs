using System.Net;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class FieldPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task An_order_is_done_from_the_list_of_its_day_and_its_value_enters_the_books(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var id = await Order(factory, FieldTask.ExchangeMeter, "012-00003");
        var session = await Session.SignedIn(factory, Roles.Clerk);
        Assert.Equal($"/Field/Done/{id}", (await session.Page("/Field")).QuerySelector("tbody a")!.GetAttribute("href"));

        var answer = await session.Post($"/Field/Done/{id}", $"/Field/Done/{id}", Exchange("99999"));

        Assert.Contains("済みにしました", (await Session.Document(answer)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        Assert.Equal(FieldOrderState.Done, (await db.FieldOrders.SingleAsync(Stop)).State);
        Assert.Equal("N-1", await db.MeterPlacements.Where(p => p.To == null && p.From == TestTown.Today).Join(db.Meters, p => p.MeterId, m => m.Id, (_, m) => m.Number).SingleAsync(Stop));
    }

    [Theory]
    [InlineData("DoneOn", "", "doneon", "2026-04-01 の形")]
    [InlineData("DoneOn", "2026-11-21", "doneon", "以前の日")]
    [InlineData("DoneBy", "", "doneby", "実施した人")]
    [InlineData("Index", "十", "index", "整数")]
    [InlineData("Index", "", "index", "指針を入力")]
    [InlineData("MeterNumber", "", "meternumber", "メーター番号")]
    [InlineData("MeterExpires", "2020-01-01", "meterexpires", "計量法16条")]
    [InlineData("MeterDials", "9", "meterdials", "4、5、6")]
    public async Task A_wrong_field_is_refused_beside_it_and_what_was_typed_stays(string field, string value, string fault, string said)
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var id = await Order(factory, FieldTask.ExchangeMeter, "012-00003");
        var session = await Session.SignedIn(factory, Roles.Clerk);
        var fields = Exchange("99999");
        fields[field] = value;

        var answer = await session.Post($"/Field/Done/{id}", $"/Field/Done/{id}", fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Session.Document(answer);
        Assert.Contains(said, page.QuerySelector($"#fault-{fault}")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("異常なし", page.QuerySelector("#Result")!.GetAttribute("value"));
        await using var db = factory.NewContext();
        Assert.Equal(FieldOrderState.Open, (await db.FieldOrders.SingleAsync(Stop)).State);
    }

    [Fact]
    public async Task An_order_is_called_off_only_with_a_reason()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var id = await Order(factory, FieldTask.CloseTap, "012-00003");
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var refused = await session.Post($"/Field/Done/{id}", $"/Field/Done/{id}?handler=CallOff", new() { ["Reason"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await session.Post($"/Field/Done/{id}", $"/Field/Done/{id}?handler=CallOff", new() { ["Reason"] = "届出の取りやめ" });

        await using var db = factory.NewContext();
        var order = await db.FieldOrders.SingleAsync(Stop);
        Assert.Equal((FieldOrderState.Cancelled, "届出の取りやめ"), (order.State, order.Result));
        await session.Page("/Field/Done/987654", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_hides_where_a_protected_person_lives_and_who_only_looks_cannot_enter()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        await Order(factory, FieldTask.ReadMeter, "012-00002");
        var session = await Session.SignedIn(factory, Roles.Auditor);

        var page = await session.Page("/Field");

        Assert.Contains("012-00002", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("港町一丁目2-4", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("非開示", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href^='/Field/Done/']"));
    }

    private static async Task<long> Order(CounterFactory factory, FieldTask task, string place)
    {
        await using var db = factory.NewContext();
        var point = await db.ServicePoints.SingleAsync(p => p.Number == place, Stop);
        var order = new FieldOrder { Task = task, ServicePointId = point.Id, ContractId = await db.Contracts.Where(c => c.ServicePointId == point.Id && c.To == null).Select(c => c.Id).SingleAsync(Stop), DueOn = TestTown.Today, State = FieldOrderState.Open };
        db.FieldOrders.Add(order);

        // What was read ahead for December stands in nobody's way.
        await db.MeterReadings.Where(r => r.ServicePointId == point.Id && r.ReadOn > TestTown.Today).ExecuteDeleteAsync(Stop);
        await db.SaveChangesAsync(Stop);
        return order.Id;
    }

    private static Dictionary<string, string> Exchange(string index) => new()
    {
        ["DoneOn"] = "2026-11-20",
        ["DoneBy"] = "現場 太郎",
        ["Index"] = index,
        ["MeterNumber"] = "N-1",
        ["MeterSize"] = "20",
        ["MeterDials"] = "5",
        ["MeterExpires"] = "2034-09-30",
        ["MeterIndex"] = "0",
        ["Result"] = "異常なし",
    };
}
