using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>Reads a file of dated statutory rates, format <c>water-law/1</c>. Pure: text in, rates out.</summary>
public static class ConsumptionTaxLoader
{
    public const string Format = "water-law/1";

    /// <summary>Reads the rates, ordered by day.</summary>
    /// <exception cref="RuleBookFileException">Every fault with file, JSON path and what would be right.</exception>
    public static IReadOnlyList<DatedRate> Parse(string json, string fileName)
    {
        var faults = new List<FileFault>();
        var rates = Read(json, fileName, faults);
        return faults.Count == 0 ? rates : throw new RuleBookFileException(faults);
    }

    internal static IReadOnlyList<DatedRate> Read(string json, string fileName, List<FileFault> faults)
    {
        if (CheckedJson.Parse(json, fileName, faults) is not { } root || !root.IsFormat(Format))
        {
            return [];
        }

        root.Ignore("$schema");
        root.Text("id");
        root.Text("title");
        root.Remark("note");
        var rates = new List<DatedRate>();
        foreach (var node in root.Children("values", atLeast: 1))
        {
            var from = node.Date("from");
            var rate = node.Number("rate", 0m, 0.9999m, 4);
            var citation = node.Text("citation");
            var transition = Transition(node, from);
            node.RefuseUnknown();
            if (from is not null && rates.Count > 0 && rates[^1].From >= from)
            {
                node.Fault("from", "前の値より後の日でなければなりません。", "must be later than the value before it");
            }

            CheckTransition(node, transition, rates, from);
            rates.Add(new DatedRate(from ?? default, rate ?? 0m, citation ?? "") { Transition = transition });
        }

        root.RefuseUnknown();
        return rates;
    }

    private static void CheckTransition(CheckedJson node, TaxTransition? transition, List<DatedRate> before, NodaTime.LocalDate? from)
    {
        if (transition is not null && before.Count == 0)
        {
            node.Fault("transition", "前の税率がないので経過措置はありえません。この項目を除いてください。", "needs a rate before it to keep; leave it out of the first value");
        }

        if (before.Count > 0 && before[^1].Transition is { } earlier && earlier.FixedBy >= from)
        {
            node.Fault("from", $"前の税率の経過措置が {earlier.FixedBy:uuuu-MM-dd} まで続いています。それより後でなければなりません。", $"must be after {earlier.FixedBy:uuuu-MM-dd}, when the transition of the rate before it ends");
        }
    }

    private static TaxTransition? Transition(CheckedJson value, NodaTime.LocalDate? from)
    {
        if (value.Child("transition", required: false) is not { } node)
        {
            return null;
        }

        var by = node.Date("fixedBy");
        var citation = node.Text("citation");
        node.RefuseUnknown();
        if (by < from)
        {
            node.Fault("fixedBy", "税率の変わる日より前です。", "is before the day on which the rate changes");
        }

        return new TaxTransition(by ?? default, citation ?? "");
    }
}
