namespace Billing.Tariffs;

/// <summary>Looks for slips that a well-formed tariff can still hold. Pure; what is not well formed the loader has refused.</summary>
public static class TariffLinter
{
    /// <summary>Every finding of one table, in the order of the file.</summary>
    public static IReadOnlyList<LintFinding> Check(Tariff tariff)
    {
        var findings = new LintFindings();
        CheckHead(tariff, findings);
        for (var i = 0; i < tariff.Rates.Count; i++)
        {
            var path = $"$.rates[{i}]";
            LintRates.CheckEarlier(tariff, i, path, findings);
            LintRates.CheckSizes(tariff, tariff.Rates[i], path, findings);
            LintTiers.Check(tariff.Rates[i], path, findings);
            LintTotals.Check(tariff, i, path, findings);
        }

        LintExamples.Check(tariff, findings);
        return findings.All;
    }

    /// <summary>Findings between the versions of one utility's service that lie together: days without a table, days with two.</summary>
    /// <returns>Each with the table at which it shows, the later one.</returns>
    public static IReadOnlyList<(Tariff Tariff, LintFinding Finding)> CheckVersions(IEnumerable<Tariff> tariffs)
    {
        var found = new List<(Tariff, LintFinding)>();
        foreach (var versions in tariffs.GroupBy(tariff => (tariff.Utility, tariff.Service)))
        {
            var inOrder = versions.OrderBy(tariff => tariff.EffectiveFrom).ToList();
            foreach (var (before, after) in inOrder.Zip(inOrder.Skip(1)))
            {
                if (LintDates.Between(before, after) is { } finding)
                {
                    found.Add((after, finding));
                }
            }
        }

        return found;
    }

    private static void CheckHead(Tariff tariff, LintFindings findings)
    {
        foreach (var field in tariff.UnknownFields)
        {
            findings.Warn("field.unknown", field, "この書式にない項目です。計算には使いません。", "is no field of the format; pricing ignores it");
        }

        if (tariff.Citations.All(string.IsNullOrWhiteSpace))
        {
            findings.Warn("citation.missing", "$.citations", "出典がありません。条例の条項か掲載場所を書いてください。", "names no source; give the ordinance article or the address where the table is published");
        }

        if (tariff.Rounding.Each == RoundEach.Month && tariff.TableMonths == 2)
        {
            findings.Note("rounding.each-month", "$.rounding.each", "2か月の料金表は月ごとに分けないので、期間で1回だけ端数処理します。", "a table for two months is not split by month, so the period is rounded once");
        }
    }
}
