using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.RuleBooks;

/// <summary>Kinds of rules about the quantity that is charged and how it is shared.</summary>
internal static class QuantityKinds
{
    private static readonly Dictionary<string, DwellingMethod> DwellingMethods = new()
    {
        ["scale"] = DwellingMethod.Scale,
        ["splitWhole"] = DwellingMethod.SplitWhole,
        ["baseOnly"] = DwellingMethod.BaseOnly,
        ["boundsOnly"] = DwellingMethod.BoundsOnly,
        ["none"] = DwellingMethod.None,
    };

    private static readonly Dictionary<string, WellCombination> Combinations = new()
    {
        ["larger"] = WellCombination.Larger,
        ["sum"] = WellCombination.Sum,
        ["tapOnly"] = WellCombination.TapOnly,
        ["tapAndTableLessHalfTap"] = WellCombination.TapAndTableLessHalfTap,
    };

    private static readonly Dictionary<string, Pollutant> Pollutants = new() { ["bod"] = Pollutant.Bod, ["ss"] = Pollutant.Ss, ["oil"] = Pollutant.Oil };

    public static readonly Dictionary<string, RuleKind> All = new()
    {
        ["dwellings"] = new(typeof(DwellingsRule), false, (j, h) => RuleKinds.Headed(Dwellings(j), h)),
        ["mixedUse"] = new(typeof(MixedUseRule), false, (j, h) => RuleKinds.Headed(MixedUse(j), h)),
        ["sewerVolume"] = new(typeof(SewerVolumeRule), false, (j, h) => RuleKinds.Headed(SewerVolume(j), h)),
        ["sewerReduction"] = new(typeof(SewerReductionRule), false, (j, h) => RuleKinds.Headed(Reduction(j), h)),
        ["qualitySurcharge"] = new(typeof(QualitySurchargeRule), false, (j, h) => RuleKinds.Headed(Quality(j), h)),
    };

    private static DwellingsRule Dwellings(CheckedJson node) => new()
    {
        Id = "",
        From = default,
        Citation = "",
        Name = node.Text("name", required: false) ?? "",
        Method = node.Word("method", DwellingMethods) ?? default,
        Occupied = node.Flag("occupied", required: false) ?? false,
        UnitMeterSize = node.Whole("unitMeterSize", 1, 3_000, required: false),
        UseClasses = RuleKinds.UseClasses(node),
    };

    private static MixedUseRule MixedUse(CheckedJson node) => new()
    {
        Id = "",
        From = default,
        Citation = "",
        UseClass = node.Text("useClass") ?? "",
        FirstUseClass = node.Text("firstUseClass") ?? "",
        UpTo = node.Number("upTo", 1m, 1_000_000m, 2) ?? 1m,
        BaseOfFirst = node.Flag("baseOfFirst", required: false) ?? false,
        RestAnew = node.Flag("restAnew", required: false) ?? false,
    };

    private static SewerVolumeRule SewerVolume(CheckedJson node)
    {
        OnlySewer(node);
        return new SewerVolumeRule
        {
            Id = "",
            From = default,
            Citation = "",
            WellOnly = node.Child("wellOnly") is { } only ? Table(only) : new PersonsTable([], null, null),
            WellBesideTap = node.Child("wellBesideTap", required: false) is { } beside ? Table(beside) : null,
            ByUse = ByUse(node),
            Mixed = node.Word("mixed", Combinations) ?? default,
            TableMonths = node.Whole("tableMonths", 1, 12, required: false) ?? 1,
            Round = node.Word("round", PartPeriodKinds.Modes, required: false) ?? default,
            Apart = node.Flag("apart", required: false) ?? false,
            ResidentsOf = ResidentsOf(node),
        };
    }

    private static void OnlySewer(CheckedJson node)
    {
        if (node.Text("service", required: false) != "sewer")
        {
            node.Fault("service", "\"sewer\" でなければなりません。", "must be \"sewer\"");
        }
    }

    private static (int Month, int Day)? ResidentsOf(CheckedJson node)
    {
        if (node.Child("residentsOf", required: false) is not { } child)
        {
            return null;
        }

        var day = (child.Whole("month", 1, 12) ?? 1, child.Whole("day", 1, 28) ?? 1);
        child.RefuseUnknown();
        return day;
    }

    private static Dictionary<string, PersonsTable> ByUse(CheckedJson node)
    {
        var tables = new Dictionary<string, PersonsTable>(StringComparer.Ordinal);
        foreach (var child in node.Children("byUse", required: false))
        {
            var use = child.Text("use") ?? "";
            if (!tables.TryAdd(use, Table(child)))
            {
                child.Fault("use", $"「{use}」が2回あります。", $"names \"{use}\" twice");
            }
        }

        return tables;
    }

    private static PersonsTable Table(CheckedJson node)
    {
        var steps = new List<(int Persons, decimal CubicMetres)>();
        foreach (var child in node.Children("persons", required: false))
        {
            var upTo = child.Whole("upTo", 1, 1_000);
            var m3 = child.Number("m3", 0m, 100_000m, 2);
            child.RefuseUnknown();
            if (steps.Count > 0 && upTo <= steps[^1].Persons)
            {
                child.Fault("upTo", "前の段より大きくなければなりません。", "must be larger than the one before it");
            }

            steps.Add((upTo ?? 1, m3 ?? 0m));
        }

        var table = new PersonsTable(steps, node.Number("eachMore", 0m, 100_000m, 2, required: false), node.Number("most", 0m, 1_000_000m, 2, required: false));
        node.RefuseUnknown();
        if (steps.Count == 0 && table.EachMore is null)
        {
            node.Fault("persons か eachMore が必要です。", "needs persons, eachMore or both");
        }

        return table;
    }

    private static SewerReductionRule Reduction(CheckedJson node)
    {
        OnlySewer(node);
        var conditions = new List<ReductionCondition>();
        foreach (var child in node.Children("anyOf", atLeast: 1))
        {
            conditions.Add(new ReductionCondition(
                child.Number("atLeastShare", 0m, 1m, 4, required: false),
                child.Number("moreThanShare", 0m, 1m, 4, required: false),
                child.Whole("atLeast", 0, 10_000_000, required: false),
                child.Whole("whenUsageAbove", 0, 10_000_000, required: false),
                child.Whole("months", 1, 12, required: false) ?? 1));
            child.RefuseUnknown();
            if (child.Has("months") && conditions[^1] is { AtLeast: null, WhenUsageAbove: null })
            {
                child.Fault("months", "atLeast か whenUsageAbove と併せて書く項目です。", "has no effect without atLeast or whenUsageAbove");
            }
        }

        return new SewerReductionRule { Id = "", From = default, Citation = "", AnyOf = conditions };
    }

    private static QualitySurchargeRule Quality(CheckedJson node)
    {
        OnlySewer(node);
        var rule = new QualitySurchargeRule
        {
            Id = "",
            From = default,
            Citation = "",
            Measures = [.. node.Children("measures", atLeast: 1).Select(Measure)],
            MoreThan = node.Whole("moreThan", 0, 10_000_000, required: false),
            AtLeast = node.Whole("atLeast", 0, 10_000_000, required: false),
            RoundIndex = node.Word("roundIndex", PartPeriodKinds.Modes, required: false),
            Table = Prices(node),
            YenPerIndex = node.Number("yenPerIndex", 0m, 100_000m, 4, required: false),
        };
        RuleKinds.RefuseRepeated(node, "measures", [.. rule.Measures.Select(measure => measure.Of)]);
        if (rule.Table.Count > 0 && rule.Table[^1].UpTo is not null)
        {
            node.Fault("table", "最後の段には upTo を書きません。書くと、それより高い指数の水が無料になります。", "must end with an entry without upTo, or worse water would cost nothing");
        }

        if (rule.Table.Count == 0 && rule.YenPerIndex is null && rule.Measures.All(measure => measure.PerStep is null))
        {
            node.Fault("table・yenPerIndex・measures[].perStep のいずれかが必要です。", "needs a price: table, yenPerIndex or perStep in a measure");
        }

        return rule;
    }

    private static QualityMeasure Measure(CheckedJson node)
    {
        var perStep = node.Number("perStep", 0.01m, 1_000_000m, 2, required: false);
        var measure = new QualityMeasure(
            node.Word("of", Pollutants) ?? default,
            node.Number("over", 0m, 1_000_000m, 2) ?? 0m,
            node.Flag("excess", required: false) ?? true,
            node.Number("weight", 0m, 1_000m, 4, required: false) ?? 1m,
            perStep,
            node.Number("yenPerStep", 0m, 100_000m, 4, required: perStep is not null) ?? 0m);
        node.RefuseUnknown();
        if (perStep is null && node.Has("yenPerStep"))
        {
            node.Fault("yenPerStep", "perStep と併せて書く項目です。", "has no effect without perStep");
        }

        return measure;
    }

    private static List<(decimal? UpTo, decimal Yen)> Prices(CheckedJson node)
    {
        var table = new List<(decimal? UpTo, decimal Yen)>();
        foreach (var child in node.Children("table", required: false))
        {
            if (table.Count > 0 && table[^1].UpTo is null)
            {
                child.Fault("上限のない段の後には届きません。", "is never reached: the entry before it has no upTo");
            }

            var upTo = child.Number("upTo", 0m, 1_000_000m, 2, required: false);
            if (table.Count > 0 && upTo <= table[^1].UpTo)
            {
                child.Fault("upTo", "前の段より大きくなければなりません。", "must be larger than the one before it");
            }

            table.Add((upTo, child.Number("yen", 0m, 100_000m, 4) ?? 0m));
            child.RefuseUnknown();
        }

        return table;
    }
}
