using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>Reads a file of rates of delay, format <c>water-delay-rates/1</c>. Pure: text in, rates out.</summary>
public static class DelayRatesLoader
{
    public const string Format = "water-delay-rates/1";

    /// <exception cref="RuleBookFileException">Every fault with file, JSON path and what would be right.</exception>
    public static DelayRates Parse(string json, string fileName)
    {
        var faults = new List<FileFault>();
        var rates = Read(json, fileName, faults);
        return faults.Count == 0 ? rates : throw new RuleBookFileException(faults);
    }

    internal static DelayRates Read(string json, string fileName, List<FileFault> faults)
    {
        if (CheckedJson.Parse(json, fileName, faults) is not { } root || !root.IsFormat(Format))
        {
            return DelayRates.None;
        }

        root.Ignore("$schema");
        root.Text("id");
        root.Text("title");
        root.Remark("note");
        var taxStyle = new List<TaxStyleRate>();
        foreach (var node in root.Children("taxStyle", atLeast: 1))
        {
            var rate = TaxStyle(node);
            if (taxStyle.Count > 0 && rate.From != taxStyle[^1].To.PlusDays(1))
            {
                node.Fault("from", $"前の割合の翌日 {taxStyle[^1].To.PlusDays(1):uuuu-MM-dd} でなければなりません。", $"must be {taxStyle[^1].To.PlusDays(1):uuuu-MM-dd}, the day after the rate before it");
            }

            taxStyle.Add(rate);
        }

        var civil = new List<CivilRate>();
        foreach (var node in root.Children("civil", atLeast: 1))
        {
            var rate = new CivilRate(node.Date("from") ?? default, Percent(node, "percent"), node.Text("citation") ?? "");
            node.RefuseUnknown();
            if (civil.Count > 0 && civil[^1].From >= rate.From)
            {
                node.Fault("from", "前の値より後の日でなければなりません。", "must be later than the value before it");
            }

            civil.Add(rate);
        }

        root.RefuseUnknown();
        return new DelayRates(taxStyle, civil);
    }

    private static TaxStyleRate TaxStyle(CheckedJson node)
    {
        var rate = new TaxStyleRate(
            node.Date("from") ?? default, node.Date("to") ?? default, Percent(node, "firstMonth"), Percent(node, "after"), Percent(node, "refund"), node.Text("citation") ?? "");
        node.RefuseUnknown();
        if (rate.To < rate.From && node.Has("from") && node.Has("to"))
        {
            node.Fault("to", "from より前です。", "is before from");
        }

        return rate;
    }

    private static decimal Percent(CheckedJson node, string name) => node.Number(name, 0m, 100m, 4) ?? 0m;
}
