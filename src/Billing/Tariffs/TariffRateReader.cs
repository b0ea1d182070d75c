using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Reads one entry of <c>rates[]</c>.</summary>
internal static class TariffRateReader
{
    /// <summary>Larger prices than this are typing errors, and six decimals keep every product within the 28 digits of a decimal.</summary>
    private const decimal LargestPrice = 999_999_999.999999m;
    private const decimal LargestBound = 2_147_483_647m;
    private const int LargestSize = 3_000;

    public static Rate Rate(CheckedJson node, List<string> unknown)
    {
        var rate = new Rate
        {
            UseClass = node.Text("useClass") ?? "",
            MeterSizes = node.Wholes("meterSizes", 1, LargestSize, atLeast: 1, required: false),
            Register = node.Text("register", required: false),
            Base = Sized(node, "base"),
            MeterFee = node.Has("meterFee") ? Sized(node, "meterFee") : null,
            SmallUse = node.Child("smallUse", required: false) is { } small ? SmallUse(small, unknown) : null,
            Tiers = [.. node.Children("tiers", atLeast: 1).Select(tier => Tier(tier, unknown))],
        };
        node.Ignore("meterFee");
        unknown.AddRange(node.Unknown());
        return rate;
    }

    private static SizedPrice Sized(CheckedJson node, string name)
    {
        if (node.IsObject(name))
        {
            var bySize = node.NumbersByNumber(name, 1, LargestSize, LargestPrice, 6) ?? new Dictionary<int, decimal>();
            return new SizedPrice(null, bySize.ToDictionary(pair => pair.Key, pair => new UnitPrice(pair.Value)));
        }

        return new SizedPrice(new UnitPrice(node.Number(name, 0m, LargestPrice, 6) ?? 0m), null);
    }

    private static SmallUse SmallUse(CheckedJson node, List<string> unknown)
    {
        var small = new SmallUse(node.Number("upTo", 0m, LargestBound, 2) ?? 0m, Sized(node, "base"));
        unknown.AddRange(node.Unknown());
        return small;
    }

    private static Tier Tier(CheckedJson node, List<string> unknown)
    {
        var tier = new Tier(node.Number("upTo", 0m, LargestBound, 2, required: false), new UnitPrice(node.Number("price", 0m, LargestPrice, 6) ?? 0m));
        unknown.AddRange(node.Unknown());
        return tier;
    }
}
