using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>Kinds of rules that take off or add a line: reliefs and fees.</summary>
internal static class ReliefKinds
{
    private static readonly Dictionary<string, FeeEvent> Events = new()
    {
        ["start"] = FeeEvent.Start,
        ["stop"] = FeeEvent.Stop,
        ["joining"] = FeeEvent.Joining,
        ["firstDebit"] = FeeEvent.FirstDebit,
    };

    internal static readonly Dictionary<string, FeeTax> Taxes = new() { ["excluded"] = FeeTax.Excluded, ["included"] = FeeTax.Included, ["none"] = FeeTax.None };

    public static readonly Dictionary<string, RuleKind> All = new()
    {
        ["leakRelief"] = new(typeof(LeakReliefRule), false, (j, h) => RuleKinds.Headed(Leak(j), h)),
        ["relief"] = new(typeof(ReliefRule), false, (j, h) => RuleKinds.Headed(Relief(j), h)),
        ["fee"] = new(typeof(FeeRule), false, (j, h) => RuleKinds.Headed(Fee(j), h)),
    };

    private static readonly Dictionary<string, LeakBaseChoice> Choices = new() { ["smallest"] = LeakBaseChoice.Smallest, ["first"] = LeakBaseChoice.First };

    private static LeakReliefRule Leak(CheckedJson node)
    {
        var rule = new LeakReliefRule
        {
            Id = "",
            From = default,
            Citation = "",
            Cause = node.Text("cause", required: false) ?? "",
            Base = [.. node.Children("base", required: false).Select(Base)],
            BaseChoice = node.Word("baseChoice", Choices, required: false) ?? default,
            LeastBase = node.Number("leastBase", 0m, 1_000_000m, 2, required: false),
            DeclaredLeak = node.Flag("declaredLeak", required: false) ?? false,
            Bands = [.. node.Children("bands", required: false).Select(Band)],
            ChargeSteps = [.. node.Children("chargeSteps", required: false).Select(Step)],
            MostTimesBase = node.Number("mostTimesBase", 1m, 1_000m, 4, required: false),
            Round = node.Word("round", PartPeriodKinds.Modes, required: false) ?? default,
            UpToMeterSize = node.Whole("upToMeterSize", 1, 3_000, required: false),
            OverTimesBase = node.Number("overTimesBase", 1m, 1_000m, 4, required: false),
            LeakAtLeastShare = node.Number("leakAtLeastShare", 0m, 1m, 4, required: false),
            OnlyNotDrained = node.Flag("onlyNotDrained", required: false) ?? false,
            OnlyDesignatedContractor = node.Flag("onlyDesignatedContractor", required: false) ?? false,
            MostMonths = node.Whole("mostMonths", 1, 24, required: false),
            OnceInMonths = node.Whole("onceInMonths", 1, 120, required: false),
        };
        if (rule.Bands.Count == 0 == (rule.ChargeSteps.Count == 0))
        {
            node.Fault("bands", "bands か chargeSteps のどちらか一方が必要です。", "is needed, or chargeSteps in its place, and not both");
        }

        CheckLeak(node, rule);
        return rule;
    }

    private static void CheckLeak(CheckedJson node, LeakReliefRule rule)
    {
        if (rule.Base.Count == 0 && !rule.DeclaredLeak)
        {
            node.Fault("base が必要です。漏水量が申告されるときだけ省けます(declaredLeak)。", "needs base; only a declared leak (declaredLeak) goes without");
        }

        if (rule.Bands.Count > 0 && rule.Bands[^1].UpToTimes is not null)
        {
            node.Fault("bands", "最後の段には upToTimes を書きません。", "must end with a band without upToTimes");
        }

        for (var i = 1; i < rule.Bands.Count; i++)
        {
            if (rule.Bands[i - 1].UpToTimes is not { } before || rule.Bands[i].UpToTimes <= before)
            {
                node.Fault($"bands[{i}]", "前の段より大きい upToTimes でなければなりません。", "must reach to a larger multiple than the one before it");
            }
        }

        for (var i = 1; i < rule.ChargeSteps.Count; i++)
        {
            if (rule.ChargeSteps[i].OverTimes <= rule.ChargeSteps[i - 1].OverTimes)
            {
                node.Fault($"chargeSteps[{i}]", "前の段より大きい overTimes でなければなりません。", "must begin at a larger multiple than the one before it");
            }
        }

        RuleKinds.RefuseRepeated(node, "base", rule.Base);
        if (rule.DeclaredLeak && (rule.Bands.Count > 1 || rule.ChargeSteps.Count > 0))
        {
            node.Fault("declaredLeak", "申告された漏水量は倍数で区切れません。upToTimes のない bands 一つだけにしてください。", "a declared leak is not told apart by multiples of ordinary use; give one band without upToTimes");
        }

        if (rule is { ChargeSteps.Count: > 0, MostTimesBase: not null })
        {
            node.Fault("mostTimesBase", "水量の上限なので chargeSteps とは併用できません。", "caps the quantity and cannot stand beside chargeSteps, which leave the quantity as it is");
        }
    }

    private static LeakBase Base(CheckedJson node)
    {
        var of = new LeakBase(node.Word("method", RuleKinds.Methods) ?? default, node.Whole("count", 1, 24, required: false) ?? 3);
        node.RefuseUnknown();
        return of;
    }

    private static LeakBand Band(CheckedJson node)
    {
        var upTo = node.Number("upToTimes", 1m, 1_000m, 4, required: false);
        var share = ShareText(node, "share");
        node.RefuseUnknown();
        return new LeakBand(upTo, share);
    }

    private static LeakStep Step(CheckedJson node)
    {
        var step = new LeakStep(node.Number("overTimes", 0m, 1_000m, 4) ?? 0m, node.Number("share", 0m, 1m, 4) ?? 0m);
        node.RefuseUnknown();
        return step;
    }

    private static ReliefRule Relief(CheckedJson node)
    {
        var rule = new ReliefRule
        {
            Id = "",
            From = default,
            Citation = "",
            Category = node.Text("category", required: false) ?? "",
            Name = node.Text("name", required: false) ?? "",
            UseClasses = RuleKinds.UseClasses(node),
            UpToMeterSize = node.Whole("upToMeterSize", 1, 3_000, required: false),
            Months = Months(node),
            OnlyMunicipalTaxExempt = node.Flag("onlyMunicipalTaxExempt", required: false) ?? false,
            Base = Share(node, "base"),
            MeterFee = Share(node, "meterFee"),
            FirstCubicMetres = node.Number("firstCubicMetres", 0m, 1_000_000m, 2, required: false) ?? 0m,
            Volume = Share(node, "volume"),
            Charge = Share(node, "charge"),
            Yen = node.Number("yen", 0m, 1_000_000m, 2, required: false) ?? 0m,
            Said = Said(node),
        };
        if (rule is { Base.Numerator: 0, MeterFee.Numerator: 0, FirstCubicMetres: 0m, Volume.Numerator: 0, Charge.Numerator: 0, Yen: 0m })
        {
            node.Fault("base・meterFee・firstCubicMetres・volume・charge・yen のいずれかが必要です。", "takes nothing off: give base, meterFee, firstCubicMetres, volume, charge or yen");
        }

        return rule;
    }

    /// <summary>A share from 0 to 1, as a number or, where no decimal holds it, as text such as "1/3"; left out = nothing.</summary>
    private static Fraction Share(CheckedJson node, string name) => node.IsText(name)
        ? ShareText(node, name)
        : Fraction.Of(node.Number(name, 0m, 1m, 4, required: false) ?? 0m);

    private static Fraction ShareText(CheckedJson node, string name)
    {
        var text = node.Text(name) ?? "0";
        if (Fraction.Parse(text) is { } share)
        {
            return share;
        }

        node.Fault(name, $"\"{text}\" は使えません。\"1/3\" や \"0.5\" のような 0〜1 の割合でなければなりません。", $"is \"{text}\"; it must be a share from 0 to 1 such as \"1/3\" or \"0.5\"");
        return Fraction.One;
    }

    private static (BillingMonth First, BillingMonth Last)? Months(CheckedJson node)
    {
        if (node.Child("months", required: false) is not { } child)
        {
            return null;
        }

        var (first, last) = (child.Month("first"), child.Month("last"));
        child.RefuseUnknown();
        if (last < first)
        {
            child.Fault("last", "first より前です。", "is before first");
        }

        return (first ?? default, last ?? default);
    }

    internal static Sentence Said(CheckedJson node)
    {
        if (node.Child("said") is not { } child)
        {
            return new Sentence("", "");
        }

        var said = new Sentence(child.Text("ja") ?? "", child.Text("en") ?? "");
        child.RefuseUnknown();
        return said;
    }

    private static FeeRule Fee(CheckedJson node)
    {
        var (yen, bySize) = YenOrBySize(node);
        return new FeeRule
        {
            Id = "",
            From = default,
            Citation = "",
            On = node.Word("on", Events) ?? default,
            Name = node.Text("name", required: false) ?? "",
            Yen = yen,
            BySize = bySize,
            Tax = node.Word("tax", Taxes) ?? default,
            Said = Said(node),
        };
    }

    /// <summary>The field <c>yen</c>: one amount, or an amount for each meter size.</summary>
    internal static (decimal? Yen, IReadOnlyDictionary<int, decimal> BySize) YenOrBySize(CheckedJson node) => node.IsObject("yen")
        ? (null, node.NumbersByNumber("yen", 1, 3_000, 1_000_000_000m, 2) ?? new Dictionary<int, decimal>())
        : (node.Number("yen", -10_000_000m, 100_000_000m, 2), new Dictionary<int, decimal>());
}
