using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>Every kind of rule the engine knows: its name in the data and how its own fields are read. A kind is added by a record in <c>Rule.cs</c>, a line here, a branch in the schema.</summary>
internal static class RuleKinds
{
    private static readonly Dictionary<string, TariffBasis> Bases = new() { ["periodEnd"] = TariffBasis.PeriodEnd, ["billMonth"] = TariffBasis.BillMonth, ["periodStart"] = TariffBasis.PeriodStart, ["byDays"] = TariffBasis.ByDays };
    private static readonly Dictionary<string, Yardstick> Yardsticks = new() { ["previous"] = Yardstick.Previous, ["samePeriodLastYear"] = Yardstick.SamePeriodLastYear, ["average"] = Yardstick.Average };
    internal static readonly Dictionary<string, EstimateMethod> Methods = new() { ["meanOfLast"] = EstimateMethod.MeanOfLast, ["samePeriodLastYear"] = EstimateMethod.SamePeriodLastYear, ["previous"] = EstimateMethod.Previous };

    /// <summary>Every kind of all families.</summary>
    private static readonly Dictionary<string, RuleKind> Known = new(General().Concat(PartPeriodKinds.All).Concat(QuantityKinds.All).Concat(ReliefKinds.All).Concat(ProcedureKinds.All).Concat(ChannelKinds.All).Concat(MoneyKinds.All).Concat(DunningKinds.All), StringComparer.Ordinal);

    /// <summary>Kind → its record, whether a book that has it may leave days without it, and its reader. A reader gives a value for every field, so that all faults are found in one pass.</summary>
    private static Dictionary<string, RuleKind> General() => new(StringComparer.Ordinal)
    {
        ["tariffChoice"] = new(typeof(TariffChoiceRule), AlwaysHolds: true, (j, h) => Headed(new TariffChoiceRule { Id = "", From = default, Citation = "", Basis = j.Word("basis", Bases) ?? default }, h)),
        ["dueDate"] = new(typeof(DueDateRule), true, (j, h) => Headed(new DueDateRule { Id = "", From = default, Citation = "", MonthsAfter = j.Whole("monthsAfter", 0, 12) ?? 0, Day = j.Whole("day", 1, 31) ?? 1, NextBusinessDay = j.Flag("nextBusinessDay", required: false) ?? false }, h)) { Scope = RuleScope.Bill },
        ["invoice"] = new(typeof(InvoiceRule), true, (j, h) => Headed(new InvoiceRule { Id = "", From = default, Citation = "", Issuer = j.Text("issuer") ?? "", RegistrationNumber = RegistrationNumber(j) }, h)) { Scope = RuleScope.Bill },
        ["rollOver"] = new(typeof(RollOverRule), true, (j, h) => Headed(new RollOverRule { Id = "", From = default, Citation = "", NearTop = j.Number("nearTop", 0m, 1m, 4) ?? 0m }, h)) { Scope = RuleScope.Reading },
        ["estimate"] = new(typeof(EstimateRule), true, (j, h) => Headed(new EstimateRule { Id = "", From = default, Citation = "", Method = j.Word("method", Methods) ?? default, Count = j.Whole("count", 1, 24, required: false) ?? 3 }, h)) { Scope = RuleScope.Reading },
        ["gateAgainst"] = new(typeof(GateAgainstRule), false, (j, h) => Headed(GateAgainst(j), h)) { Scope = RuleScope.Reading },
        ["gateZero"] = new(typeof(GateZeroRule), false, (j, h) => Headed(new GateZeroRule { Id = "", From = default, Citation = "", PreviousAtLeast = j.Whole("previousAtLeast", 1, 1_000_000) ?? 1 }, h)) { Scope = RuleScope.Reading },
        ["gateNegative"] = new(typeof(GateNegativeRule), false, (_, h) => Headed(new GateNegativeRule { Id = "", From = default, Citation = "" }, h)) { Scope = RuleScope.Reading },
        ["gateMeterCapacity"] = new(typeof(GateMeterCapacityRule), false, (j, h) => Headed(new GateMeterCapacityRule { Id = "", From = default, Citation = "", CubicMetresPerMonth = Capacity(j) }, h)) { Scope = RuleScope.Reading },
        ["gateMeterSize"] = new(typeof(GateMeterSizeRule), false, (_, h) => Headed(new GateMeterSizeRule { Id = "", From = default, Citation = "" }, h)) { Scope = RuleScope.Reading },
        ["gateParentChild"] = new(typeof(GateParentChildRule), false, (_, h) => Headed(new GateParentChildRule { Id = "", From = default, Citation = "" }, h)) { Scope = RuleScope.Reading },
        ["gateShortPeriod"] = new(typeof(GateShortPeriodRule), false, (j, h) => Headed(new GateShortPeriodRule { Id = "", From = default, Citation = "", DaysPerMonth = j.Whole("daysPerMonth", 1, 31) ?? 1 }, h)) { Scope = RuleScope.Reading },
        ["gateSecondPerson"] = new(typeof(GateSecondPersonRule), false, (j, h) => Headed(new GateSecondPersonRule { Id = "", From = default, Citation = "", FromYen = j.WholeLong("fromYen", 1, 999_999_999_999) ?? 1 }, h)) { Scope = RuleScope.Reading },
    };

    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>The name in the data of a rule record; the record's own name where it is no single kind.</summary>
    public static string NameOf(Type rule) => Known.FirstOrDefault(kind => kind.Value.Record == rule).Key ?? rule.Name;

    /// <summary>Rules are shown in this order.</summary>
    public static int PlaceOf(Rule rule) => Known.Keys.ToList().IndexOf(NameOf(rule.GetType()));

    /// <summary>What the kind of a rule is chosen for.</summary>
    public static RuleScope ScopeOf(Rule rule) => Known[NameOf(rule.GetType())].Scope;

    /// <summary>Whether days without the rule are a fault once a book has begun to have it.</summary>
    public static bool AlwaysHolds(Rule rule) => Known[NameOf(rule.GetType())].AlwaysHolds;

    /// <summary>Reads the fields of a kind; null when the engine has no such kind, which is written down with the kinds it has.</summary>
    public static Rule? Read(CheckedJson node, RuleHead head)
    {
        if (node.Text("kind") is not { } name)
        {
            return null;
        }

        if (!Known.TryGetValue(name, out var kind))
        {
            var names = string.Join(", ", Known.Keys);
            node.Fault("kind", $"\"{name}\" という規則は知りません。使える規則: {names}", $"is \"{name}\", which the engine does not know; it knows {names}");
            return null;
        }

        CheckScope(node, name, kind.Scope);
        var rule = kind.Read(node, head);
        node.RefuseUnknown();
        return rule;
    }

    /// <summary>A field that would never be asked for is a mistake, not a remark.</summary>
    private static void CheckScope(CheckedJson node, string name, RuleScope scope)
    {
        if (scope == RuleScope.Reading && node.Has("service"))
        {
            node.Fault("service", $"{name} は検針についての規則で、水道・下水道に分かれません。この項目を除いてください。", $"has no effect: {name} is about readings, which serve both services; leave it out");
        }

        if (scope != RuleScope.Charge && node.Has("appliesFrom"))
        {
            node.Fault("appliesFrom", $"{name} は日付で選ばれ、経過措置はありません。from を使ってください。", $"has no effect: {name} is chosen by its day; use from");
        }
    }

    /// <summary>The rule with the fields that every rule has.</summary>
    internal static Rule Headed(Rule rule, RuleHead head) => rule with { Id = head.Id, From = head.From, To = head.To, Service = head.Service, AppliesFrom = head.AppliesFrom, Citation = head.Citation };

    /// <summary>Writes down every entry of a list that stands there twice.</summary>
    internal static void RefuseRepeated<T>(CheckedJson node, string name, IReadOnlyList<T> values)
    {
        for (var i = 1; i < values.Count; i++)
        {
            if (values.Take(i).Contains(values[i]))
            {
                node.Fault($"{name}[{i}]", "前にある項目と同じです。一つにしてください。", "repeats an entry before it; keep one");
            }
        }
    }

    /// <summary>用途 for which a rule holds.</summary>
    internal static IReadOnlyList<string> UseClasses(CheckedJson node)
    {
        var classes = node.Remarks("useClasses") ?? [];
        RefuseRepeated(node, "useClasses", classes);
        return classes;
    }

    private static string RegistrationNumber(CheckedJson node)
    {
        var number = node.Text("registrationNumber") ?? "T0000000000000";
        if (number.Length != 14 || number[0] != 'T' || !number.Skip(1).All(char.IsAsciiDigit))
        {
            node.Fault("registrationNumber", $"\"{number}\" は使えません。T と数字13桁でなければなりません。", $"is \"{number}\"; it must be T and 13 digits");
        }

        return number;
    }

    private static GateAgainstRule GateAgainst(CheckedJson node)
    {
        var rule = new GateAgainstRule
        {
            Id = "",
            From = default,
            Citation = "",
            Against = node.Word("against", Yardsticks) ?? default,
            Above = node.Number("above", 1m, 1_000m, 4, required: false),
            Below = node.Number("below", 0m, 1m, 4, required: false),
            AtLeast = node.Whole("atLeast", 0, 1_000_000) ?? 0,
        };
        if (!node.Has("above") && !node.Has("below"))
        {
            node.Fault("above か below の少なくとも一方が必要です。", "needs above, below or both");
        }

        return rule;
    }

    private static Dictionary<int, int> Capacity(CheckedJson node) =>
        node.NumbersByNumber("cubicMetresPerMonth", 1, 3_000, 100_000_000m, 0)?.ToDictionary(pair => pair.Key, pair => (int)pair.Value) ?? [];

}

/// <summary>The fields that every rule has.</summary>
internal sealed record RuleHead(string Id, NodaTime.LocalDate From, NodaTime.LocalDate? To, Service? Service, AppliesFrom? AppliesFrom, string Citation);

/// <summary>One kind of rule.</summary>
/// <param name="Record">Its record.</param>
/// <param name="AlwaysHolds">Whether a book that has it may leave no day without it.</param>
/// <param name="Read">Reads its own fields; gives a value for every field, so that all faults are found in one pass.</param>
internal sealed record RuleKind(Type Record, bool AlwaysHolds, Func<CheckedJson, RuleHead, Rule> Read)
{
    public RuleScope Scope { get; init; } = RuleScope.Charge;
}

/// <summary>What a kind of rule is chosen for, and so which common fields it may have.</summary>
internal enum RuleScope : byte
{
    /// <summary>One service's charge of one period (<see cref="Occasion"/>): has a service and 経過措置.</summary>
    Charge,

    /// <summary>A bill or its part, by a day: may have a service.</summary>
    Bill,

    /// <summary>A reading, by a day: one for both services.</summary>
    Reading,
}
