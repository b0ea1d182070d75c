using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Proposals;

/// <summary>One thing that a proposal changes in a table. Pure: a table in, a table out.</summary>
/// <param name="UseClasses">Use classes that it touches; null = all.</param>
public abstract record ProposalChange(IReadOnlyList<string>? UseClasses)
{
    /// <summary>What it does, for the paper.</summary>
    public abstract Sentence Said { get; }

    /// <summary>The table with the change.</summary>
    /// <param name="tables">Other tables that a change may take prices from, by id.</param>
    /// <exception cref="BusinessRuleException">revision.*: it touches nothing of the table, or cannot be made there.</exception>
    public Tariff Apply(Tariff tariff, IReadOnlyDictionary<string, Tariff> tables)
    {
        foreach (var name in UseClasses ?? [])
        {
            RequireClass(tariff, name);
        }

        var changed = Make(tariff, tables);
        return changed with { Examples = [], SourceText = "", Sha256 = "" };
    }

    protected abstract Tariff Make(Tariff tariff, IReadOnlyDictionary<string, Tariff> tables);

    /// <summary>Whether a row belongs to it.</summary>
    protected bool Touches(Rate rate) => UseClasses is null || UseClasses.Contains(rate.UseClass);

    /// <summary>The classes in words.</summary>
    protected Sentence Whom => UseClasses is null ? new("全用途", "all use classes") : new(string.Join("・", UseClasses), string.Join(", ", UseClasses));

    protected static void RequireClass(Tariff tariff, string useClass)
    {
        if (tariff.Rates.All(rate => rate.UseClass != useClass))
        {
            var classes = string.Join(" ", tariff.Rates.Select(rate => rate.UseClass).Distinct());
            throw new BusinessRuleException("revision.no-class", $"料金表 {tariff.Id} に用途「{useClass}」がありません。用途: {classes}", $"tariff {tariff.Id} has no use class '{useClass}'; it has: {classes}");
        }
    }

    /// <summary>Kinds of price in words.</summary>
    protected static Sentence Words(PriceKinds kinds)
    {
        var named = new (PriceKinds Kind, string Ja, string En)[] { (PriceKinds.Base, "基本料金", "base"), (PriceKinds.MeterFee, "メーター使用料", "meter fee"), (PriceKinds.Tiers, "従量料金", "volume prices") }.Where(k => kinds.HasFlag(k.Kind)).ToList();
        return new(string.Join("・", named.Select(k => k.Ja)), string.Join(", ", named.Select(k => k.En)));
    }
}
