using System.Text.Json.Nodes;
using Billing.Kernel;
using Billing.Revision.Proposals;
using Billing.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Billing.Revision.Studio;

/// <summary>Ways to begin a proposal, and what a new change of each kind begins with: the prices of the table in force, so that nothing moves before somebody moves it.</summary>
public static class ProposalTemplate
{
    /// <summary>Sizes of meters that are sold in Japan (呼び径, JIS B 8570); for a table that names none.</summary>
    private static readonly int[] UsualSizes = [13, 20, 25, 30, 40, 50, 75, 100];

    /// <summary>Kinds of change with their names.</summary>
    public static IReadOnlyList<(string Kind, Sentence Said)> Changes { get; } =
    [
        ("set", new("単価を定める(一つの用途)", "Set the prices of one class")),
        ("add", new("一律の額を加える", "Add an amount to every price")),
        ("scale", new("率で上げ下げする", "Scale prices by a percentage")),
        ("flatten", new("逓増性を緩める", "Flatten progression")),
        ("baseVolume", new("基本水量を変える", "Change the base volume")),
        ("mergeClasses", new("用途を統合する", "Merge use classes")),
        ("bySize", new("用途別から口径別へ", "From use class to meter size")),
        ("adopt", new("別の料金表の単価をとる", "Adopt prices of another table")),
    ];

    /// <summary>Whole proposals to begin with.</summary>
    public static IReadOnlyList<(string Name, Sentence Said)> Proposals { get; } =
    [
        ("blank", new("変更なし(現行のまま)から", "Nothing changed yet")),
        ("scale", new("従量料金を一律の率で", "Volume prices by one percentage")),
        ("add", new("従量料金に一律の額を", "One amount on volume prices")),
        ("flat", new("逓増性の廃止と一律の額", "No progression, one amount")),
        ("nobase", new("基本水量の廃止", "No base volume")),
        ("bysize", new("口径別への移行", "From use class to meter size")),
        ("twosteps", new("二段階の引き上げ", "An increase in two steps")),
    ];

    /// <param name="name">Of <see cref="Proposals"/>.</param>
    /// <param name="id">Id of the table that it makes.</param>
    public static string Proposal(string name, Tariff baseline, string id, string title, string author, LocalDate date, LocalDate effectiveFrom)
    {
        var root = new JsonObject
        {
            ["format"] = ProposalLoader.Format,
            ["id"] = id,
            ["title"] = title,
            ["author"] = author,
            ["date"] = LocalDatePattern.Iso.Format(date),
            ["citations"] = new JsonArray(),
            ["baseline"] = baseline.Id,
            ["effectiveFrom"] = LocalDatePattern.Iso.Format(effectiveFrom),
            ["changes"] = new JsonArray([.. Kinds(name).Select(kind => (JsonNode)Change(kind, baseline, []))]),
        };
        if (name == "twosteps")
        {
            root["changes"]![0]!["percent"] = 20;
            root["effectiveFrom"] = LocalDatePattern.Iso.Format(effectiveFrom.PlusYears(2));
            root["steps"] = new JsonArray(Step(effectiveFrom));
        }

        return root.ToJsonString(PlainJson.Options);
    }

    /// <summary>A step half of the way.</summary>
    public static JsonObject Step(LocalDate from) => new() { ["effectiveFrom"] = LocalDatePattern.Iso.Format(from), ["share"] = 0.5m, ["step"] = 1 };

    /// <summary>A change of a kind that leaves the table as it is, where the kind can.</summary>
    /// <param name="tables">Ids of tables that it may adopt from.</param>
    public static JsonObject Change(string kind, Tariff on, IReadOnlyList<string> tables)
    {
        var classes = on.Rates.Select(rate => rate.UseClass).Distinct().ToList();
        return kind switch
        {
            "set" => Set(on.Rates[0], on.Rates.Count(rate => rate.UseClass == on.Rates[0].UseClass) > 1),
            "add" => new() { ["kind"] = kind, ["prices"] = new JsonArray("tiers"), ["yen"] = 0 },
            "scale" => new() { ["kind"] = kind, ["prices"] = new JsonArray("tiers"), ["percent"] = 0, ["step"] = 1, ["mode"] = "halfUp" },
            "flatten" => new() { ["kind"] = kind, ["share"] = 1, ["step"] = 1 },
            "baseVolume" => new() { ["kind"] = kind, ["upTo"] = 0 },
            "mergeClasses" => new() { ["kind"] = kind, ["useClasses"] = new JsonArray(classes[^1]), ["into"] = classes[0] },
            "bySize" => new() { ["kind"] = kind, ["base"] = BySize(on), ["tiersOf"] = classes[0] },
            "adopt" => new() { ["kind"] = kind, ["prices"] = new JsonArray("tiers"), ["from"] = tables.Count > 0 ? tables[0] : on.Id },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of change."),
        };
    }

    /// <summary>A proposal that has the head of another and sets every row to the prices of a designed table, rows of one class apart by size and register.</summary>
    /// <param name="head">The proposal whose title, author and day stay.</param>
    /// <param name="table">A table of the same shape as the one that the proposal changes.</param>
    public static ProposalDraft Designed(string head, Tariff table)
    {
        var draft = ProposalDraft.OfText(head);
        var empty = draft.Changes.Aggregate(draft, (left, _) => left.Without("c0"));
        empty = empty.Steps.Aggregate(empty, (left, _) => left.Without("s0"));
        return table.Rates.Aggregate(empty, (left, rate) => left.With(Set(rate, table.Rates.Count(other => other.UseClass == rate.UseClass) > 1)));
    }

    /// <summary>The prices of a row, written down.</summary>
    /// <param name="isOneOfSeveral">The class has other rows, from which sizes and register tell this one.</param>
    public static JsonObject Set(Rate rate, bool isOneOfSeveral = false)
    {
        var json = new JsonObject { ["kind"] = "set", ["useClasses"] = new JsonArray(rate.UseClass) };
        if (isOneOfSeveral && rate.MeterSizes is { } sizes)
        {
            json["meterSizes"] = new JsonArray([.. sizes.Select(size => (JsonNode)size)]);
        }

        if (isOneOfSeveral && rate.Register is { } register)
        {
            json["register"] = register;
        }

        json["base"] = Price(rate.Base);
        if (rate.SmallUse is { } small)
        {
            json["smallUse"] = Price(small.Base);
        }

        if (rate.MeterFee is { } fee)
        {
            json["meterFee"] = Price(fee);
        }

        json["tiers"] = new JsonArray([.. rate.Tiers.Select(tier => (JsonNode)(tier.UpTo is { } upTo ? new JsonObject { ["upTo"] = upTo, ["price"] = tier.Price.Yen } : new JsonObject { ["price"] = tier.Price.Yen }))]);
        return json;
    }

    private static JsonNode Price(SizedPrice price) => price.Flat is { } flat ? JsonValue.Create(flat.Yen) : Sized(price);

    private static string[] Kinds(string name) => name switch
    {
        "scale" or "twosteps" => ["scale"],
        "add" => ["add"],
        "flat" => ["flatten", "add"],
        "nobase" => ["baseVolume"],
        "bysize" => ["bySize"],
        _ => [],
    };

    private static JsonObject Sized(SizedPrice price)
    {
        var json = new JsonObject();
        foreach (var (size, yen) in price.BySize!.OrderBy(pair => pair.Key))
        {
            json[size.ToString(System.Globalization.CultureInfo.InvariantCulture)] = yen.Yen;
        }

        return json;
    }

    private static JsonObject BySize(Tariff tariff)
    {
        var sizes = tariff.Rates.SelectMany(rate => (rate.MeterSizes ?? []).Concat(rate.Base.BySize?.Keys ?? []).Concat(rate.MeterFee?.BySize?.Keys ?? [])).Distinct().Order().ToList();
        var json = new JsonObject();
        foreach (var size in sizes.Count > 0 ? sizes : [.. UsualSizes])
        {
            var rate = tariff.Rates.FirstOrDefault(r => r.MeterSizes?.Contains(size) != false && (r.Base.Flat is not null || r.Base.BySize!.ContainsKey(size))) ?? tariff.Rates[0];
            json[size.ToString(System.Globalization.CultureInfo.InvariantCulture)] = rate.Base.Flat?.Yen ?? (rate.Base.BySize!.TryGetValue(size, out var yen) ? yen.Yen : 0m);
        }

        return json;
    }
}
