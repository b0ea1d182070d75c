using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Versions that follow each other: the next one ends this one, unless this one says when it ends.</summary>
internal static class LintDates
{
    public static LintFinding? Between(Tariff before, Tariff after)
    {
        if (before.EffectiveFrom == after.EffectiveFrom || before.EffectiveTo >= after.EffectiveFrom)
        {
            return new LintFinding(LintSeverity.Warning, "dates.overlap", "$.effectiveFrom", new Sentence(
                $"{before.Id} と有効期間が重なります。", $"overlaps with {before.Id}; end that one the day before this one begins"));
        }

        if (before.EffectiveTo is { } to && to.PlusDays(1) < after.EffectiveFrom)
        {
            return new LintFinding(LintSeverity.Warning, "dates.gap", "$.effectiveFrom", new Sentence(
                $"{before.Id} が終わる {to:uuuu-MM-dd} の翌日からこの版までの間に料金表がありません(空白)。",
                $"leaves a gap after {before.Id}, which ends on {to:uuuu-MM-dd}"));
        }

        return null;
    }
}
