using Billing.Kernel;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>The day by which the request must be looked at again: it stands in the inbox by it. Undone, the day before.</summary>
/// <param name="Ja">What is to be done then.</param>
public sealed record RemindOn(LocalDate Day, string Ja, string En) : Consequence
{
    public LocalDate? Before { get; set; }

    public override Sentence Told => new($"{Day:uuuu-MM-dd}を期限として受付箱に残します: {Ja}", $"Stays in the inbox, due on {Day:uuuu-MM-dd}: {En}");

    public override Task Apply(Act act)
    {
        (Before, act.Request.DueOn) = (act.Request.DueOn, Day);
        return Task.CompletedTask;
    }

    public override Task Undo(Act act)
    {
        act.Request.DueOn = Before;
        return Task.CompletedTask;
    }
}
