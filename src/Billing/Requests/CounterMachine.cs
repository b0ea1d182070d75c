using Billing.Kernel;
using Billing.Machines;

namespace Billing.Requests;

/// <summary>The machine of a request that the counter settles by itself: received, done, undone.</summary>
public static class CounterMachine
{
    public const string New = "new";
    public const string Received = "received";
    public const string Waiting = "waiting";
    public const string Done = "done";
    public const string Withdrawn = "withdrawn";
    public const string Undone = "undone";

    /// <summary>Needed papers have come in.</summary>
    public static readonly Guard<RequestFile> Papers = new("papers", new("必要な書類がそろっている", "the papers needed have come in"), file =>
    {
        var missing = file.Procedure.Documents.Where(d => d.IsNeeded && !file.Documents.Contains(d.Name)).ToList();
        return missing.Count == 0 ? null : new Sentence(
            $"まだ届いていない書類があります: {string.Join("、", missing.Select(d => d.Said.Ja))}。届いたら書類欄に印を付けてください。",
            $"These papers have not come in yet: {string.Join(", ", missing.Select(d => d.Said.En))}. Tick them when they have.");
    });

    /// <summary>The ordinary machine: the counter does everything.</summary>
    public static Machine<RequestFile> Ordinary { get; } = Of("counter", Roles.Counter, Roles.Counter);

    /// <summary>The same table with others to decide.</summary>
    /// <param name="complete">Who may carry the request out.</param>
    /// <param name="undo">Who may undo it.</param>
    /// <param name="article">What carrying it out rests on.</param>
    public static Machine<RequestFile> Of(string name, IReadOnlyList<string> complete, IReadOnlyList<string> undo, string? article = null) => new(
        name,
        [
            new(New, new("未受付", "not received")),
            new(Received, new("受付済", "received")),
            new(Waiting, new("書類待ち", "waiting for papers")),
            new(Done, new("処理済", "done"), IsClosed: true),
            new(Withdrawn, new("取下げ", "withdrawn"), IsClosed: true),
            new(Undone, new("取消済", "undone"), IsClosed: true),
        ],
        [
            Row(New, Triggers.Receive, Received, new("受付だけする", "Receive only"), Roles.Counter),
            Row(New, Triggers.Complete, Done, new("処理する", "Carry out"), complete) with { Guards = [Papers], Article = article },
            Row(Received, Triggers.Amend, Received, new("届出を訂正する", "Amend the form"), Roles.Counter),
            Row(Received, Triggers.Complete, Done, new("処理する", "Carry out"), complete) with { Guards = [Papers], Article = article },
            Row(Received, Triggers.Wait, Waiting, new("書類を待つ", "Wait for papers"), Roles.Counter),
            Row(Received, Triggers.Withdraw, Withdrawn, new("取り下げる", "Withdraw"), Roles.Counter),
            Row(Waiting, Triggers.Amend, Received, new("届出を訂正する", "Amend the form"), Roles.Counter),
            Row(Waiting, Triggers.Complete, Done, new("処理する", "Carry out"), complete) with { Guards = [Papers], Article = article },
            Row(Waiting, Triggers.Withdraw, Withdrawn, new("取り下げる", "Withdraw"), Roles.Counter),
            Row(Done, Triggers.Undo, Undone, new("処理を取り消す", "Undo"), undo),
        ]);

    private static Transition<RequestFile> Row(string from, string trigger, string to, Sentence said, IReadOnlyList<string> roles) =>
        new() { From = from, Trigger = trigger, To = to, Said = said, Roles = roles };
}
