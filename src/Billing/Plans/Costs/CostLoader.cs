using Billing.Kernel;

namespace Billing.Plans.Costs;

/// <summary>Reads a cost of service of the format <c>water-cost/1</c> (told in <c>COSTS.md</c> beside this file). Pure.</summary>
public static class CostLoader
{
    public const string Format = "water-cost/1";

    private const decimal Largest = 999_999_999_999_999m;

    private static readonly Dictionary<string, CostKind> Kinds = new(StringComparer.Ordinal) { ["operating"] = CostKind.Operating, ["capital"] = CostKind.Capital, ["deduction"] = CostKind.Deduction };

    private static readonly Dictionary<string, bool> Into = new(StringComparer.Ordinal) { ["base"] = false, ["meterFee"] = true };

    /// <param name="fileName">Named in faults; nothing is opened.</param>
    /// <exception cref="CostFileException">Every fault with its JSON path.</exception>
    public static CostOfService Parse(string json, string fileName)
    {
        var faults = new List<FileFault>();
        var root = CheckedJson.Parse(json, fileName, faults);
        var cost = root is not null && root.IsFormat(Format) ? Read(root) : null;
        return faults.Count == 0 && cost is not null ? cost : throw new CostFileException(faults);
    }

    private static CostOfService Read(CheckedJson root)
    {
        root.Ignore("$schema");
        root.Remark("note");
        var items = root.Children("items", atLeast: 1).Select(Item).ToList();
        if (root.Child("assetMaintenance", required: false) is { } maintenance)
        {
            items.Add(Maintenance(maintenance));
        }

        var cost = new CostOfService
        {
            Id = root.Text("id") ?? "",
            Title = root.Text("title") ?? "",
            YenPerUnit = root.Number("yenPerUnit", 1m, 1_000_000m, 0) ?? 1m,
            Years = root.Whole("years", 1, 10) ?? 1,
            Citations = root.Remarks("citations") ?? [],
            Items = items,
            Allocation = root.Child("allocation") is { } allocation ? Allocation(allocation) : new CostAllocation(0m, null, false, 0, 1m, 1m, ""),
        };
        if (cost.Citations.Count == 0)
        {
            root.Fault("citations", "出典(文書名)が少なくとも一つ必要です。", "needs at least one source");
        }

        root.RefuseUnknown();
        return cost;
    }

    private static CostItem Item(CheckedJson json)
    {
        var item = Split(json, json.Text("key") ?? "", json.Word("kind", Kinds) ?? CostKind.Operating, json.Number("amount", 0m, Largest, 4) ?? 0m);
        json.RefuseUnknown();
        return item;
    }

    /// <summary>資産維持費 = 償却対象資産 × 資産維持率.</summary>
    private static CostItem Maintenance(CheckedJson json)
    {
        var (assets, rate) = (json.Number("assets", 0m, Largest, 4) ?? 0m, json.Number("ratePercent", 0m, 20m, 4) ?? 0m);
        var item = Split(json, "assetMaintenance", CostKind.Maintenance, assets * rate / 100m);
        json.RefuseUnknown();
        return item;
    }

    private static CostItem Split(CheckedJson json, string key, CostKind kind, decimal amount)
    {
        var (customer, standing, variable) = (Percent(json, "customer"), Percent(json, "fixed"), Percent(json, "variable"));
        if (customer + standing + variable != 100m)
        {
            json.Fault($"需要家費 {customer}・固定費 {standing}・変動費 {variable} の割合を合わせて 100% にしてください。", $"splits into customer {customer}, fixed {standing} and variable {variable} percent; they must make 100");
        }

        var label = json.Text("label") ?? key;
        return new CostItem(key, new Sentence(label, json.Text("labelEn", required: false) ?? label), kind, amount, json.Number("publicPercent", 0m, 100m, 4, required: false) ?? 0m, customer, standing, variable, json.Text("citation", required: false));
    }

    private static decimal Percent(CheckedJson json, string name) => json.Number(name, 0m, 100m, 4, required: false) ?? 0m;

    private static CostAllocation Allocation(CheckedJson json)
    {
        var area = json.IsText("weights") && json.Text("weights") == "area";
        if (json.IsText("weights") && !area)
        {
            json.Fault("weights", "\"area\"(断面積比)か、「口径: 比」のオブジェクトでなければなりません。", "must be \"area\" or an object size → weight");
        }

        var allocation = new CostAllocation(
            json.Number("fixedToBasePercent", 0m, 100m, 4) ?? 0m,
            json.IsText("weights") ? null : json.NumbersByNumber("weights", 1, 3_000, 1_000_000m, 6),
            json.Word("into", Into, required: false) ?? false,
            json.Whole("freeVolume", 0, 100_000, required: false) ?? 0,
            json.Number("baseStep", 0.01m, 10_000m, 2, required: false) ?? 1m,
            json.Number("volumeStep", 0.01m, 1_000m, 2, required: false) ?? 1m,
            json.Text("source") ?? "");
        json.RefuseUnknown();
        return allocation;
    }
}
