using Billing.Kernel;

namespace Billing.Requests.Enquiries;

/// <summary>引継ぎ: another desk has the request from now on.</summary>
/// <param name="Desk">Name of its role.</param>
/// <param name="Before">The desk that had it; null = none had taken it yet.</param>
public sealed record HandTo(string Desk, string? Before) : Consequence
{
    public override Sentence Told
    {
        get
        {
            var desk = RoleWords.Of(Desk);
            return new($"{desk.Ja}が担当します", $"With: {desk.En}");
        }
    }

    public override Task Apply(Act act)
    {
        act.Request.Desk = Desk;
        return Task.CompletedTask;
    }

    public override Task Undo(Act act)
    {
        act.Request.Desk = Before;
        return Task.CompletedTask;
    }
}
