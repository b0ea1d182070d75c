using Billing.Kernel;
using Billing.Machines;

namespace Billing.Requests.Terms;

/// <summary>支払方法変更: a new mandate goes to the bank and waits for its answer; everything else is done at once.</summary>
public static class MandateMachine
{
    /// <summary>Sent to the bank.</summary>
    public const string Sent = "sent";

    /// <summary>Sent back by the bank.</summary>
    public const string Returned = "returned";

    /// <summary>金融機関へ送付.</summary>
    public const string Send = "send";

    /// <summary>金融機関の確認.</summary>
    public const string Confirm = "confirm";

    /// <summary>返戻.</summary>
    public const string Return = "return";

    /// <summary>Name of the paper that the bank wants.</summary>
    public const string Paper = "mandateForm";

    private static readonly Guard<RequestFile> HasForm = new("mandateForm", new("口座振替依頼書を受け取っている", "the mandate form has come in"), file => file.Documents.Contains(Paper)
        ? null
        : new Sentence("口座振替依頼書がまだ届いていません。届いたら書類欄に印を付けてください。", "The mandate form has not come in yet: tick it when it has."));

    private static readonly Guard<RequestFile> ByBank = new("byBank", new("新しい口座", "a new account"), file => IsByBank(file)
        ? null
        : new Sentence("この届出は金融機関の確認が要りません。そのまま処理してください。", "This request needs no bank: carry it out."));

    private static readonly Guard<RequestFile> NotByBank = new("notByBank", new("金融機関の確認が要らない", "no bank is asked"), file => !file.IsNew && IsByBank(file)
        ? new Sentence("新しい口座は金融機関の確認を受けてからです。「金融機関へ送る」を選んでください。", "A new account waits for the bank: send it there first.")
        : null);

    public static Machine<RequestFile> Table { get; } = new(
        "mandate",
        [
            new(CounterMachine.New, new("未受付", "not received")),
            new(CounterMachine.Received, new("受付済", "received")),
            new(Sent, new("金融機関確認中", "with the bank")),
            new(Returned, new("返戻", "sent back")),
            new(CounterMachine.Done, new("処理済", "done"), IsClosed: true),
            new(CounterMachine.Withdrawn, new("取下げ", "withdrawn"), IsClosed: true),
            new(CounterMachine.Undone, new("取消済", "undone"), IsClosed: true),
        ],
        [
            Row(CounterMachine.New, Triggers.Receive, CounterMachine.Received, new("受付だけする", "Receive only")),
            Row(CounterMachine.New, Triggers.Complete, CounterMachine.Done, new("処理する", "Carry out")) with { Guards = [NotByBank] },
            Row(CounterMachine.Received, Triggers.Amend, CounterMachine.Received, new("届出を訂正する", "Amend the form")),
            Row(CounterMachine.Received, Send, Sent, new("金融機関へ送る", "Send to the bank")) with { Guards = [ByBank, HasForm], Document = new("口座振替依頼書", "mandate form") },
            Row(CounterMachine.Received, Triggers.Complete, CounterMachine.Done, new("処理する", "Carry out")) with { Guards = [NotByBank] },
            Row(CounterMachine.Received, Triggers.Withdraw, CounterMachine.Withdrawn, new("取り下げる", "Withdraw")),
            Row(Sent, Confirm, CounterMachine.Done, new("金融機関が確認した", "The bank has confirmed it")) with { Document = new("口座振替依頼書(金融機関確認済)", "mandate form with the bank's mark") },
            Row(Sent, Return, Returned, new("返戻された", "The bank has sent it back")) with { Document = new("返戻付箋", "return slip") },
            Row(Returned, Triggers.Amend, CounterMachine.Received, new("届出を訂正して出し直す", "Amend the form and file it again")),
            Row(Returned, Triggers.Withdraw, CounterMachine.Withdrawn, new("取り下げる", "Withdraw")),
            Row(CounterMachine.Done, Triggers.Undo, CounterMachine.Undone, new("処理を取り消す", "Undo")),
        ]);

    private static bool IsByBank(RequestFile file) => file.Form.Text("what") == PaymentMethodProcedure.Account;

    private static Transition<RequestFile> Row(string from, string trigger, string to, Sentence said) => new() { From = from, Trigger = trigger, To = to, Said = said, Roles = Roles.Counter };
}
