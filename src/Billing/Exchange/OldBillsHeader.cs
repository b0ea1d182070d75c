using Billing.Kernel;

namespace Billing.Exchange;

/// <summary>Columns of a file of another system's bills.</summary>
internal enum OldBillColumn
{
    Contract,
    PeriodTo,
    Service,
    Yen,
    Tax,
    CubicMetres,
}

/// <summary>Its header, and the words for its services.</summary>
internal static class OldBillsHeader
{
    public static readonly Dictionary<string, Service> Services = new(StringComparer.OrdinalIgnoreCase)
    {
        ["water"] = Service.Water,
        ["水道"] = Service.Water,
        ["上水道"] = Service.Water,
        ["sewer"] = Service.Sewer,
        ["下水道"] = Service.Sewer,
    };

    public static CsvColumns<OldBillColumn> Columns { get; } = new(
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["contract"] = OldBillColumn.Contract,
            ["契約番号"] = OldBillColumn.Contract,
            ["period_to"] = OldBillColumn.PeriodTo,
            ["期間末日"] = OldBillColumn.PeriodTo,
            ["service"] = OldBillColumn.Service,
            ["事業"] = OldBillColumn.Service,
            ["yen"] = OldBillColumn.Yen,
            ["金額"] = OldBillColumn.Yen,
            ["tax"] = OldBillColumn.Tax,
            ["消費税"] = OldBillColumn.Tax,
            ["m3"] = OldBillColumn.CubicMetres,
            ["水量"] = OldBillColumn.CubicMetres,
        },
        [OldBillColumn.Contract, OldBillColumn.PeriodTo, OldBillColumn.Service, OldBillColumn.Yen]);
}
