using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Proposals;

/// <summary>用途の統合: classes pay what another class pays. Their names stay, so that the usage of the past finds its rows.</summary>
/// <param name="UseClasses">Classes that are merged.</param>
/// <param name="Into">The class whose rows they take.</param>
public sealed record MergeClasses(IReadOnlyList<string> UseClasses, string Into) : ProposalChange(UseClasses)
{
    public override Sentence Said => new($"{Whom.Ja}を「{Into}」に統合", $"{Whom.En} merged into '{Into}'");

    protected override Tariff Make(Tariff tariff, IReadOnlyDictionary<string, Tariff> tables)
    {
        RequireClass(tariff, Into);
        var into = tariff.Rates.Where(rate => rate.UseClass == Into).ToList();
        var kept = tariff.Rates.Where(rate => rate.UseClass == Into || !Touches(rate));
        return tariff with { Rates = [.. kept, .. UseClasses!.Where(name => name != Into).SelectMany(name => into.Select(rate => rate with { UseClass = name }))] };
    }
}
