namespace Billing.Exchange;

/// <summary>Columns of a usage file.</summary>
internal enum UsageColumn
{
    UseClass,
    MeterSize,
    CubicMetres,
    Months,
    Count,
    Register,
    Dwellings,

    /// <summary>Of a band: its last m³; <see cref="CubicMetres"/> is its first.</summary>
    UpTo,

    /// <summary>Of a band: the m³ of all its bills together.</summary>
    Total,
}

/// <summary>Its header.</summary>
internal static class UsageHeader
{
    private static readonly Dictionary<string, UsageColumn> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        ["use_class"] = UsageColumn.UseClass,
        ["用途"] = UsageColumn.UseClass,
        ["meter_size"] = UsageColumn.MeterSize,
        ["口径"] = UsageColumn.MeterSize,
        ["months"] = UsageColumn.Months,
        ["月数"] = UsageColumn.Months,
        ["count"] = UsageColumn.Count,
        ["件数"] = UsageColumn.Count,
        ["register"] = UsageColumn.Register,
        ["指針区分"] = UsageColumn.Register,
        ["dwellings"] = UsageColumn.Dwellings,
        ["戸数"] = UsageColumn.Dwellings,
    };

    public static CsvColumns<UsageColumn> Exact { get; } = new(
        With(("cubic_metres", UsageColumn.CubicMetres), ("水量", UsageColumn.CubicMetres)),
        [UsageColumn.UseClass, UsageColumn.MeterSize, UsageColumn.CubicMetres, UsageColumn.Months, UsageColumn.Count]);

    public static CsvColumns<UsageColumn> Bands { get; } = new(
        With(
            ("from", UsageColumn.CubicMetres),
            ("下限", UsageColumn.CubicMetres),
            ("up_to", UsageColumn.UpTo),
            ("上限", UsageColumn.UpTo),
            ("total", UsageColumn.Total),
            ("総水量", UsageColumn.Total)),
        [UsageColumn.UseClass, UsageColumn.MeterSize, UsageColumn.CubicMetres, UsageColumn.UpTo, UsageColumn.Months, UsageColumn.Count]);

    private static Dictionary<string, UsageColumn> With(params (string Name, UsageColumn Column)[] more)
    {
        var names = new Dictionary<string, UsageColumn>(Common, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, column) in more)
        {
            names[name] = column;
        }

        return names;
    }
}
