using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Proposals;

/// <summary>Reads a proposal of the format <c>water-proposal/1</c> (told in <c>PROPOSALS.md</c> beside this file). Pure: text in, proposal out.</summary>
public static class ProposalLoader
{
    public const string Format = "water-proposal/1";

    private const decimal LargestPrice = 999_999_999m;

    private static readonly Dictionary<string, Func<CheckedJson, ProposalChange>> Kinds = new(StringComparer.Ordinal)
    {
        ["add"] = json => new AddToPrices(Classes(json), Prices(json), json.Number("yen", -LargestPrice, LargestPrice, 6) ?? 0m),
        ["scale"] = json => new ScalePrices(Classes(json), Prices(json), json.Number("percent", -100m, 10_000m, 4) ?? 0m, Step(json), Mode(json)),
        ["flatten"] = json => new FlattenTiers(Classes(json), json.Number("share", 0m, 1m, 4, required: false) ?? 1m, Step(json)),
        ["baseVolume"] = json => new ChangeBaseVolume(Classes(json), json.Number("upTo", 0m, int.MaxValue, 2) ?? 0m),
        ["mergeClasses"] = json => new MergeClasses(Classes(json) ?? Missing(json), json.Text("into") ?? ""),
        ["bySize"] = json => new PriceBySize(Classes(json), json.NumbersByNumber("base", 1, 3_000, LargestPrice, 6) ?? new Dictionary<int, decimal>(), json.Text("tiersOf") ?? ""),
        ["adopt"] = json => new AdoptPrices(Classes(json), Prices(json), json.Text("from") ?? ""),
        ["set"] = Set,
    };

    /// <summary>Whether a text calls itself a proposal; a tariff file does not.</summary>
    public static bool IsProposal(string text) => CheckedJson.Parse(text, "", []) is { } root && root.Text("format", required: false) == Format;

    /// <param name="fileName">Named in faults; nothing is opened.</param>
    /// <exception cref="ProposalFileException">Every fault with its JSON path.</exception>
    public static Proposal Parse(string json, string fileName)
    {
        var faults = new List<FileFault>();
        var root = CheckedJson.Parse(json, fileName, faults);
        var proposal = root is not null && root.IsFormat(Format) ? Read(root) : null;
        return faults.Count == 0 && proposal is not null ? proposal : throw new ProposalFileException(faults);
    }

    private static Proposal Read(CheckedJson root)
    {
        root.Ignore("$schema");
        var proposal = new Proposal
        {
            Id = root.Text("id") ?? "",
            Title = root.Text("title") ?? "",
            Author = root.Text("author") ?? "",
            Date = root.Date("date") ?? default,
            Citations = root.Remarks("citations") ?? [],
            Baseline = root.Text("baseline", required: false),
            EffectiveFrom = root.Date("effectiveFrom") ?? default,
            Note = root.Remark("note"),
            Changes = [.. root.Children("changes").Select(Change).OfType<ProposalChange>()],
            Steps = [.. root.Children("steps", required: false).Select(Stage)],
        };
        CheckSteps(root, proposal);
        root.RefuseUnknown();
        return proposal;
    }

    private static ProposalChange? Change(CheckedJson json)
    {
        if (json.Text("kind") is not { } kind)
        {
            return null;
        }

        if (!Kinds.TryGetValue(kind, out var read))
        {
            json.Fault("kind", $"\"{kind}\" は使えません。次のいずれか: {string.Join(", ", Kinds.Keys)}", $"is \"{kind}\"; it must be one of {string.Join(", ", Kinds.Keys)}");
            return null;
        }

        json.Remark("note");
        var change = read(json);
        json.RefuseUnknown();
        return change;
    }

    private static SetPrices Set(CheckedJson json)
    {
        var bySize = json.IsObject("base");
        var change = new SetPrices(
            Classes(json),
            bySize ? null : json.Number("base", 0m, LargestPrice, 6, required: false),
            bySize ? Sizes(json, "base") : null,
            json.IsObject("meterFee") ? Sizes(json, "meterFee") : null,
            json.Has("tiers") ? Tiers(json) : null,
            Rows(json),
            json.Has("smallUse") ? json.IsObject("smallUse") ? new NamedPrice(null, Sizes(json, "smallUse")) : new NamedPrice(json.Number("smallUse", 0m, LargestPrice, 6), null) : null,
            json.IsObject("meterFee") ? null : json.Number("meterFee", 0m, LargestPrice, 6, required: false));
        json.Ignore("tiers");
        json.Ignore("smallUse");
        if (change is { Base: null, BaseBySize: null, MeterFeeBySize: null, MeterFee: null, Tiers: null, SmallUse: null })
        {
            json.Fault("base・meterFee・tiers のいずれかが必要です。", "sets nothing; give base, meterFee or tiers");
        }

        return change;
    }

    private static RowChoice? Rows(CheckedJson json)
    {
        var (sizes, register) = (json.Wholes("meterSizes", 1, 3_000, atLeast: 1, required: false), json.Remark("register"));
        return sizes is null && register is null ? null : new RowChoice(sizes, register);
    }

    private static IReadOnlyDictionary<int, decimal>? Sizes(CheckedJson json, string name) => json.NumbersByNumber(name, 1, 3_000, LargestPrice, 6);

    private static List<Tier> Tiers(CheckedJson json)
    {
        var tiers = new List<Tier>();
        foreach (var node in json.Children("tiers", atLeast: 1))
        {
            var tier = new Tier(node.Number("upTo", 0m, int.MaxValue, 2, required: false), new UnitPrice(node.Number("price", 0m, LargestPrice, 6) ?? 0m));
            node.RefuseUnknown();
            if (tiers.Count > 0 && (tiers[^1].UpTo is not { } last || tier.UpTo <= last))
            {
                node.Fault("upTo", "前の段の上限より大きくなければなりません。", "must be above the bound of the tier before");
            }

            tiers.Add(tier);
        }

        return tiers;
    }

    private static ProposalStep Stage(CheckedJson json)
    {
        var step = new ProposalStep(json.Date("effectiveFrom") ?? default, json.Number("share", 0m, 1m, 4) ?? 0m, Step(json));
        json.RefuseUnknown();
        return step;
    }

    private static void CheckSteps(CheckedJson root, Proposal proposal)
    {
        if (proposal.Steps.Select(step => step.EffectiveFrom).Append(proposal.EffectiveFrom) is var days && !days.Zip(days.Skip(1)).All(pair => pair.First < pair.Second))
        {
            root.Fault("steps", "施行日の順に、全体の施行日より前でなければなりません。", "must come in the order of their days, before the proposal's own effectiveFrom");
        }
    }

    private static IReadOnlyList<string>? Classes(CheckedJson json)
    {
        var classes = json.Remarks("useClasses");
        if (classes is { Count: 0 })
        {
            json.Fault("useClasses", "少なくとも一つの用途が必要です(すべてなら省いてください)。", "names no use class; leave it out for all of them");
        }

        return classes;
    }

    private static IReadOnlyList<string> Missing(CheckedJson json)
    {
        json.Fault("useClasses", "統合する用途が必要です。", "is missing; name the classes that are merged");
        return [];
    }

    private static PriceKinds Prices(CheckedJson json)
    {
        PriceKinds kinds = 0;
        foreach (var word in json.Remarks("prices") ?? ["tiers"])
        {
            kinds |= word switch { "tiers" => PriceKinds.Tiers, "base" => PriceKinds.Base, "meterFee" => PriceKinds.MeterFee, "all" => PriceKinds.All, _ => Unknown(json, word) };
        }

        return kinds;
    }

    private static PriceKinds Unknown(CheckedJson json, string word)
    {
        json.Fault("prices", $"\"{word}\" は使えません。次のいずれか: tiers, base, meterFee, all", $"has \"{word}\"; it must be of tiers, base, meterFee, all");
        return 0;
    }

    private static decimal Step(CheckedJson json)
    {
        var step = json.Number("step", 0m, 1_000m, 6, required: false) ?? 1m;
        if (step == 0m)
        {
            json.Fault("step", "0 より大きくなければなりません(1 円、5 円など)。", "must be above 0, e.g. 1 or 5 yen");
        }

        return step == 0m ? 1m : step;
    }

    private static RoundingMode Mode(CheckedJson json) =>
        json.Word("mode", new Dictionary<string, RoundingMode> { ["floor"] = RoundingMode.Floor, ["halfUp"] = RoundingMode.HalfUp, ["ceiling"] = RoundingMode.Ceiling }, required: false) ?? RoundingMode.HalfUp;
}
