using Billing.Collection;
using Billing.Kernel;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>The bank has confirmed a mandate: it holds from a day on, and takes the place of those that the contract had for the same business. Undone, those hold again.</summary>
/// <param name="Ja">Account, masked, and business in words.</param>
public sealed record ConfirmMandate(long MandateId, LocalDate On, LocalDate From, string Ja, string En) : Consequence
{
    /// <summary>Keys of mandates that it ended.</summary>
    public IReadOnlyList<long> Ended { get; set; } = [];

    /// <summary>Keys of what is left of them for the other business.</summary>
    public IReadOnlyList<long> Left { get; set; } = [];

    public override Sentence Told => new($"口座振替({Ja})を{From:uuuu-MM-dd}から使います", $"Use the mandate ({En}) from {From:uuuu-MM-dd}");

    public override async Task Apply(Act act) => (Ended, Left) = await Mandates.Confirm(act.Db, MandateId, On, From);

    public override Task Undo(Act act) => Mandates.TakeConfirmationBack(act.Db, MandateId, Ended, Left);

    public static ConfirmMandate Of(Mandate mandate, LocalDate on, LocalDate from)
    {
        var (scope, account) = (MandateWords.Of(mandate.Scope), mandate.Masked);
        return new ConfirmMandate(mandate.Id, on, from, $"{scope.Ja} {account.Ja}", $"{scope.En}, {account.En}");
    }
}
