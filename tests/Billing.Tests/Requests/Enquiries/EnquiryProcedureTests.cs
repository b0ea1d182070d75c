using Billing.Contacts;
using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Enquiries;
using Billing.Testing;
using Billing.Tests.Requests.Works;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests.Enquiries;

public sealed class EnquiryProcedureTests
{
    private static readonly (string Field, string Text)[] Form = [("topic", "Complaint"), ("text", "検針員が門を開けたままにした"), ("dueOn", "2026-09-25"), ("desk", "clerk")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task An_enquiry_goes_from_desk_to_desk_and_its_answer_stands_in_the_log_of_contacts(string provider)
    {
        using var town = new WorksTown(provider);
        var request = await town.Clerk().Open(RequestKind.Enquiry, "001-00001-01", null, Triggers.Receive, Form);
        await town.Clerk().Fire(request.Number, EnquiryMachine.HandOver, ("desk", "works"), ("reason", "現場を見てください"));
        var second = await Stored(town, request.Number);
        await town.Works().Fire(request.Number, EnquiryMachine.Escalate, ("reason", "再三の苦情"));
        var notYours = await Assert.ThrowsAsync<BusinessRuleException>(() => town.Works().Fire(request.Number, EnquiryMachine.Answer, ("reason", "お詫びした")));
        var senior = town.Clerk(role: Roles.SeniorClerk);
        await senior.Fire(request.Number, EnquiryMachine.Answer, ("reason", "お詫びし、検針員を指導した"));
        await senior.Fire(request.Number, EnquiryMachine.Reopen, ("reason", "まだ開いている"));
        await town.Clerk().Fire(request.Number, EnquiryMachine.Answer, ("reason", "直接確認した"));
        await town.Clerk().Fire(request.Number, EnquiryMachine.Close);

        Assert.Equal((Roles.Works, new LocalDate(2026, 9, 25)), (second.Desk, second.DueOn!.Value));
        Assert.Contains("窓口責任者が行います", notYours.Said.Ja, StringComparison.Ordinal);
        var closed = await Stored(town, request.Number);
        Assert.Equal((EnquiryMachine.Closed, true, Roles.SeniorClerk), (closed.State, closed.IsClosed, closed.Desk));
        await using var db = town.Test.NewContext();
        var log = await db.Contacts.Where(c => c.ContractId == 1).OrderBy(c => c.Id).ToListAsync(Stop);
        Assert.Equal([$"[{request.Number}] 検針員が門を開けたままにした", $"[{request.Number}] 回答: お詫びし、検針員を指導した", $"[{request.Number}] 回答: 直接確認した"], log.Select(c => c.Text));
        Assert.All(log, c => Assert.Equal(ContactTopic.Complaint, c.Topic));
    }

    [Fact]
    public async Task Somebody_without_a_contract_is_answered_too()
    {
        using var town = new WorksTown("sqlite");
        var request = await town.Clerk().Open(RequestKind.Enquiry, null, null, Triggers.Receive, [.. Form, ("speaker", "通行人")]);
        await town.Clerk().Fire(request.Number, EnquiryMachine.Answer, ("reason", "説明した"));

        await using var db = town.Test.NewContext();
        Assert.Equal(0, await db.Contacts.CountAsync(Stop));
        Assert.Equal(Roles.Clerk, (await Stored(town, request.Number)).Desk);
    }

    [Theory]
    [InlineData("topic", "", "用件")]
    [InlineData("text", "", "内容")]
    [InlineData("dueOn", "2026-09-19", "今日より前")]
    [InlineData("desk", "mayor", "一覧")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field_and_changes_nothing(string field, string text, string said)
    {
        using var town = new WorksTown("sqlite");

        var seen = await town.Clerk().Foresee(RequestKind.Enquiry, "001-00001-01", null, Triggers.Receive, [.. Form.Where(f => f.Field != field), (field, text)]);

        var fault = Assert.Single(seen.Values.Faults);
        Assert.Equal((field, true), (fault.Field, fault.Said.Ja.Contains(said, StringComparison.Ordinal)));
        await using var db = town.Test.NewContext();
        Assert.Equal(0, await db.Requests.CountAsync(Stop));
    }

    private static async Task<Request> Stored(WorksTown town, string number)
    {
        await using var db = town.Test.NewContext();
        return await db.Requests.SingleAsync(r => r.Number == number, Stop);
    }
}
