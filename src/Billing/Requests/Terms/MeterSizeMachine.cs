using Billing.Kernel;
using Billing.Machines;

namespace Billing.Requests.Terms;

/// <summary>口径変更: an order to the field, and the change of size only when the meter of the new size hangs there.</summary>
public static class MeterSizeMachine
{
    /// <summary>On the field list.</summary>
    public const string Ordered = "ordered";

    /// <summary>取替を指示.</summary>
    public const string Order = "order";

    /// <summary>取替の完了.</summary>
    public const string Finish = "finish";

    public static Machine<RequestFile> Table { get; } = new(
        "meterSize",
        [
            new(CounterMachine.New, new("未受付", "not received")),
            new(CounterMachine.Received, new("受付済", "received")),
            new(Ordered, new("取替待ち", "waiting for the exchange")),
            new(CounterMachine.Done, new("処理済", "done"), IsClosed: true),
            new(CounterMachine.Withdrawn, new("取下げ", "withdrawn"), IsClosed: true),
            new(CounterMachine.Undone, new("取消済", "undone"), IsClosed: true),
        ],
        [
            Row(CounterMachine.New, Triggers.Receive, CounterMachine.Received, new("受付だけする", "Receive only"), Roles.Counter),
            Row(CounterMachine.New, Order, Ordered, new("取替を指示する", "Order the exchange"), Roles.Counter) with { Guards = [CounterMachine.Papers], Article = "水道法14条、給水条例の口径変更・加入金の規定(規則集の引用を参照)" },
            Row(CounterMachine.Received, Triggers.Amend, CounterMachine.Received, new("届出を訂正する", "Amend the form"), Roles.Counter),
            Row(CounterMachine.Received, Order, Ordered, new("取替を指示する", "Order the exchange"), Roles.Counter) with { Guards = [CounterMachine.Papers], Article = "水道法14条、給水条例の口径変更・加入金の規定(規則集の引用を参照)" },
            Row(CounterMachine.Received, Triggers.Withdraw, CounterMachine.Withdrawn, new("取り下げる", "Withdraw"), Roles.Counter),
            Row(Ordered, Finish, CounterMachine.Done, new("取替が済んだ", "The exchange is done"), [.. Roles.Counter, Roles.Works]) with { Document = new("量水器取替票", "slip of the exchange") },
            Row(Ordered, Triggers.Undo, CounterMachine.Undone, new("指示を取り消す", "Undo"), Roles.Counter),
            Row(CounterMachine.Done, Triggers.Undo, CounterMachine.Undone, new("処理を取り消す", "Undo"), [Roles.SeniorClerk]),
        ]);

    private static Transition<RequestFile> Row(string from, string trigger, string to, Sentence said, IReadOnlyList<string> roles) => new() { From = from, Trigger = trigger, To = to, Said = said, Roles = roles };
}
