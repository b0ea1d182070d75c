using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Reads one entry of <c>examples[]</c>.</summary>
internal static class TariffExampleReader
{
    public static Example Example(CheckedJson node, List<string> unknown)
    {
        var useClass = node.Text("useClass") ?? "";
        var size = node.Whole("meterSize", 1, 3_000, required: false);
        var register = node.Text("register", required: false);
        var usage = node.Whole("cubicMetres", 0, int.MaxValue) ?? 0;
        var months = node.Whole("months", 1, BillCalculator.MostMonths) ?? 1;
        var dwellings = node.Whole("dwellings", 1, BillCalculator.MostDwellings, required: false) ?? 1;
        var taxRate = node.Number("taxRate", 0m, 0.9999m, 4, required: false);
        var yen = node.WholeLong("yen", 0, 999_999_999_999_999) ?? 0;
        unknown.AddRange(node.Unknown());
        return new Example(new PricingInput(useClass, size, [new RegisterUsage(register, new CubicMetres(usage))], months, dwellings), taxRate, yen);
    }
}
