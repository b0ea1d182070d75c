using System.Net;
using Billing.Contacts;
using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Enquiries;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class CustomerPagesTests
{
    private const string Hanako = "C700002";
    private const string Taro = "C700008";

    [Theory]
    [EveryDatabase]
    public async Task Two_customers_are_compared_merged_and_parted_again_at_the_counter(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.SeniorClerk);
        var merge = $"/Customers/Merge/{Hanako}";
        var beside = await session.Page($"{merge}?with={Taro}");
        Assert.Contains("山田　太郎", beside.QuerySelector("#beside")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, beside.QuerySelectorAll("input[name=Read]").Length);

        var refused = await session.Post($"{merge}?with={Taro}", merge, new() { ["With"] = Taro, ["Reason"] = "二重登録" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await Session.Document(refused);
        Assert.Contains("確認してください", again.QuerySelector("#fault-read")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("二重登録", again.QuerySelector("#Reason")!.GetAttribute("value"));

        var done = await Session.Document(await session.Client.PostAsync(merge, await Confirmed(session, merge), TestContext.Current.CancellationToken));
        Assert.Contains(Taro, done.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, done.QuerySelectorAll("#places tbody tr").Length);
        Assert.Contains(Hanako, (await session.Page($"/Customers/Show/{Taro}")).QuerySelector(".says.warn")!.TextContent, StringComparison.Ordinal);

        await using var db = factory.NewContext();
        var merger = await db.CustomerMergers.Select(m => m.Id).SingleAsync(TestContext.Current.CancellationToken);
        var undo = $"/Customers/Unmerge/{Hanako}/{merger}";
        await session.Post(undo, undo, new() { ["Reason"] = "別人と判明" });
        Assert.Single((await session.Page($"/Customers/Show/{Hanako}")).QuerySelectorAll("#places tbody tr"));
        Assert.Single((await session.Page($"/Customers/Show/{Taro}")).QuerySelectorAll("#places tbody tr"));
    }

    [Fact]
    public async Task A_clerk_sees_the_person_and_may_not_merge()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var page = await session.Page($"/Customers/Show/{Hanako}");

        Assert.Contains("港町一丁目2-3", page.QuerySelector("#places")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href^='/Customers/Merge']"));
        var denied = await session.Client.GetAsync($"/Customers/Merge/{Hanako}", TestContext.Current.CancellationToken);
        Assert.Contains("/Account/Denied", denied.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        await session.Page("/Customers/Show/nobody", HttpStatusCode.NotFound);
        Assert.NotNull((await session.Page("/Residents/Show/012-00001-02")).QuerySelector($"a[href='/Customers/Show/{Hanako}']"));
    }

    [Fact]
    public async Task A_protected_person_s_page_tells_neither_place_nor_telephone()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.SeniorClerk);

        var text = (await session.Page("/Customers/Show/C700003")).Body!.TextContent;

        Assert.Contains("鈴木", text, StringComparison.Ordinal);
        Assert.DoesNotContain("港町", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0456", text, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Requests_and_contacts_of_a_number_that_was_given_up_stand_under_the_one_that_stays(string provider)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        await using (var db = factory.NewContext())
        {
            var taro = await db.Customers.SingleAsync(c => c.Number == Taro, stop);
            var contract = await db.Contracts.FirstAsync(c => c.UserId == taro.Id, stop);
            db.Contacts.Add(new Contact { ContractId = contract.Id, CustomerId = taro.Id, On = TestTown.Today, EnteredAt = factory.Clock.Now, Channel = ContactChannel.Telephone, Topic = ContactTopic.Charge, Text = "料金の問合せ", EnteredBy = "mado", DueOn = TestTown.Today, DueWith = "窓口" });
            db.Requests.Add(new Request { Number = "2026-000901", Kind = RequestKind.Enquiry, State = EnquiryMachine.Open, CustomerId = taro.Id, ReceivedOn = TestTown.Today, ReceivedBy = "mado", Form = "{}" });
            await db.SaveChangesAsync(stop);
        }

        var session = await Session.SignedIn(factory, Roles.SeniorClerk);
        var merge = $"/Customers/Merge/{Hanako}";
        await session.Client.PostAsync(merge, await Confirmed(session, merge), stop);

        var page = await session.Page($"/Customers/Show/{Hanako}");
        Assert.Contains("2026-000901", page.QuerySelector("#requests")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("料金の問合せ", page.QuerySelector("#contacts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("山田　花子", (await session.Page("/Requests")).QuerySelectorAll("tr").Single(r => r.TextContent.Contains("2026-000901", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains("山田　花子", (await session.Page("/Contacts")).QuerySelectorAll("tr").Single(r => r.TextContent.Contains("料金の問合せ", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    private static async Task<FormUrlEncodedContent> Confirmed(Session session, string merge)
    {
        var page = await session.Page($"{merge}?with={Taro}");
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token), new("With", Taro), new("Reason", "二重登録"),
            .. page.QuerySelectorAll("input[name=Read]").Select(box => new KeyValuePair<string, string>("Read", box.GetAttribute("value")!)),
        ]);
    }
}
