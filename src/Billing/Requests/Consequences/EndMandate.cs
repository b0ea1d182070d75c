using Billing.Collection;
using Billing.Kernel;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>口座振替の解約: a mandate holds until a day and no longer. Undone, it holds again.</summary>
/// <param name="Ja">Account, masked, and business in words.</param>
public sealed record EndMandate(long MandateId, LocalDate LastDay, string Ja, string En) : Consequence
{
    public override Sentence Told => new($"口座振替({Ja})を{LastDay:uuuu-MM-dd}で終わらせます", $"End the mandate ({En}) on {LastDay:uuuu-MM-dd}");

    public override Task Apply(Act act) => Mandates.End(act.Db, MandateId, LastDay);

    public override Task Undo(Act act) => Mandates.Continue(act.Db, MandateId);

    public static EndMandate Of(Mandate mandate, LocalDate lastDay)
    {
        var (scope, account) = (MandateWords.Of(mandate.Scope), mandate.Masked);
        return new EndMandate(mandate.Id, lastDay, $"{scope.Ja} {account.Ja}", $"{scope.En}, {account.En}");
    }
}
