using System.Text;
using Billing.Exchange;
using Billing.Revision;
using Billing.Tariffs;

namespace Billing.Tests.Revision;

/// <summary>小松島市's table in force and its council's plans, as they come with the program.</summary>
internal static class Komatsushima
{
    public static string CurrentFile { get; } = CaseFiles.PathOf("db", "rulebooks", "komatsushima", "komatsushima-water-2007.json");

    public static string PlanAFile { get; } = CaseFiles.PathOf("db", "rulebooks", "komatsushima", "plan2a", "komatsushima-water-plan2-a.json");

    public static Tariff Current => TariffLoader.Parse(File.ReadAllText(CurrentFile), CurrentFile);

    public static Tariff PlanA => TariffLoader.Parse(File.ReadAllText(PlanAFile), PlanAFile);

    /// <summary>The ten made-up households of K-SIM and K-SOLVE.</summary>
    public static IReadOnlyList<int> TenHouseholds { get; } = [0, 3, 8, 9, 20, 20, 45, 55, 56, 130];

    public static string Csv(IEnumerable<(int CubicMetres, long Count)> usage) =>
        "use_class,meter_size,cubic_metres,months,count\n" + string.Concat(usage.Select(u => $"一般用,13,{u.CubicMetres},1,{u.Count}\n"));

    public static UsageHistogram Usage(IEnumerable<(int CubicMetres, long Count)> usage) => UsageHistogram.Of(UsageCsv.Read("usage.csv", Encoding.UTF8.GetBytes(Csv(usage))));

    public static UsageHistogram Ten => Usage(TenHouseholds.Select(m3 => (m3, 1L)));

    /// <summary>Plan ② before its increase: no progression, 105 yen for all m³ beyond the base, 13 mm at the fee of 20 mm.</summary>
    public static Tariff PlanBeforeIncrease => RepricedTariff.With(PlanA, PriceKinds.Tiers, rate => rate.UseClass == "一般用", price => price == 0m ? 0m : 105m);
}
