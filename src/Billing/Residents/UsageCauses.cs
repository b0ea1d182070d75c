using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;

namespace Billing.Residents;

/// <summary>Why a period may differ from the one a year before: what the gate found and people answered, what was declared, and what changed on the bill. Pure.</summary>
public sealed class UsageCauses(IEnumerable<GateFinding> findings, IEnumerable<GateRelease> releases, IEnumerable<SupplyFact> facts, RuleBook book)
{
    private readonly ILookup<long, GateFinding> _findings = findings.ToLookup(f => f.UsageId);
    private readonly Dictionary<long, GateRelease> _releases = releases.GroupBy(r => r.UsageId).ToDictionary(g => g.Key, g => g.First());
    private readonly IReadOnlySet<string> _tooMuch = Alerts.TooMuch(book);
    private readonly IReadOnlyList<SupplyFact> _facts = StandingFacts.Of(facts);

    /// <param name="before">Null when there is no year before: then only what the period itself tells.</param>
    public IReadOnlyList<Sentence> Of(Usage usage, Usage? before, IReadOnlyList<BillPart> parts, IReadOnlyList<BillPart> partsBefore)
    {
        var causes = new List<Sentence>();
        Found(usage, causes);
        Read(usage, causes);
        Declared(usage, before, causes);
        Changed(parts, partsBefore, causes);
        if (before is not null)
        {
            Revised(usage, before, parts, causes);
        }

        return causes;
    }

    private void Found(Usage usage, List<Sentence> causes)
    {
        if (_releases.TryGetValue(usage.Id, out var release))
        {
            causes.Add(new($"確認済み: {release.Reason}", $"looked into: {release.Reason}"));
        }
        else if (_findings[usage.Id].Any(f => _tooMuch.Contains(f.RuleId)))
        {
            causes.Add(new("使用増か漏水の疑い", "more use, or a leak"));
        }
    }

    private static void Read(Usage usage, List<Sentence> causes)
    {
        if (usage.Basis == UsageBasis.Estimated)
        {
            causes.Add(new("認定水量", "estimated"));
        }
        else if (usage.Basis == UsageBasis.Settled)
        {
            causes.Add(new("認定後の精算", "settled after estimates"));
        }

        if (usage.OldMeterCubicMetres > 0)
        {
            causes.Add(new("メーター取替え", "meter exchanged"));
        }
    }

    private void Declared(Usage usage, Usage? before, List<Sentence> causes)
    {
        if (_facts.Any(f => f.Kind == FactKind.Leak && f.Touches(usage.PeriodFrom, usage.PeriodTo)))
        {
            causes.Add(new("漏水の認定", "a leak was found"));
        }

        if (before is null)
        {
            return;
        }

        if (_facts.LastOrDefault(f => f.Kind == FactKind.Residents && f.Holds(usage.PeriodTo))?.Number is { } now
            && _facts.LastOrDefault(f => f.Kind == FactKind.Residents && f.Holds(before.PeriodTo))?.Number is { } then && now != then)
        {
            causes.Add(new($"居住人数 {then:0}人→{now:0}人", $"{then:0} → {now:0} residents"));
        }

        var (relieved, was) = (Relieved(usage), Relieved(before));
        if (relieved != was)
        {
            causes.Add(relieved ? new("減免の開始", "relief began") : new("減免の終了", "relief ended"));
        }
    }

    private bool Relieved(Usage usage) => _facts.Any(f => f.Kind == FactKind.Relief && f.Holds(usage.PeriodTo));

    private static void Changed(IReadOnlyList<BillPart> parts, IReadOnlyList<BillPart> partsBefore, List<Sentence> causes)
    {
        if (parts.Count == 0 || partsBefore.Count == 0)
        {
            return;
        }

        if (parts.Select(p => p.Service).Distinct().Count() != partsBefore.Select(p => p.Service).Distinct().Count())
        {
            causes.Add(parts.Any(p => p.Service == Service.Sewer) ? new("下水道の接続", "sewer connected") : new("下水道なし", "no sewer"));
        }

        var (now, then) = (parts[0], partsBefore[0]);
        if (now.MeterSize != then.MeterSize)
        {
            causes.Add(new($"口径 {then.MeterSize}→{now.MeterSize} mm", $"meter {then.MeterSize} → {now.MeterSize} mm"));
        }

        if (now.Service == then.Service && now.UseClass != then.UseClass)
        {
            causes.Add(new($"用途 {then.UseClass}→{now.UseClass}", $"use class {then.UseClass} → {now.UseClass}"));
        }

        if (now.TaxPerMille != then.TaxPerMille)
        {
            causes.Add(new($"消費税率 {then.TaxPerMille / 10m:0.#}→{now.TaxPerMille / 10m:0.#}%", $"tax {then.TaxPerMille / 10m:0.#} → {now.TaxPerMille / 10m:0.#} %"));
        }
    }

    /// <summary>料金改定: another table was in force.</summary>
    private void Revised(Usage usage, Usage before, IReadOnlyList<BillPart> parts, List<Sentence> causes)
    {
        foreach (var service in parts.Select(p => p.Service).Distinct())
        {
            if (TableOf(service, usage) is { } now && TableOf(service, before) is { } then && now != then)
            {
                causes.Add(service == Service.Water ? new("水道料金の改定", "water prices revised") : new("下水道使用料の改定", "sewer prices revised"));
            }
        }
    }

    private string? TableOf(Service service, Usage usage)
    {
        try
        {
            return book.TariffFor(service, usage.PeriodTo, BillingMonth.Of(usage.PeriodTo)).Id;
        }
        catch (BusinessRuleException)
        {
            // A book may begin later than the readings that came with the move to it.
            return null;
        }
    }
}
