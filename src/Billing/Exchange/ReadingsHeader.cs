namespace Billing.Exchange;

/// <summary>Columns of a readings file.</summary>
internal enum ReadingColumn
{
    ServicePoint,
    Meter,
    Register,
    ReadOn,
    Index,
    Kind,
    Reason,
    Reader,
}

/// <summary>The header of a readings file.</summary>
internal static class ReadingsHeader
{
    private static readonly Dictionary<string, ReadingColumn> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["service_point"] = ReadingColumn.ServicePoint,
        ["水栓番号"] = ReadingColumn.ServicePoint,
        ["meter"] = ReadingColumn.Meter,
        ["メーター番号"] = ReadingColumn.Meter,
        ["量水器番号"] = ReadingColumn.Meter,
        ["register"] = ReadingColumn.Register,
        ["計量区分"] = ReadingColumn.Register,
        ["read_on"] = ReadingColumn.ReadOn,
        ["検針日"] = ReadingColumn.ReadOn,
        ["index"] = ReadingColumn.Index,
        ["指針"] = ReadingColumn.Index,
        ["今回指針"] = ReadingColumn.Index,
        ["kind"] = ReadingColumn.Kind,
        ["検針区分"] = ReadingColumn.Kind,
        ["reason"] = ReadingColumn.Reason,
        ["理由"] = ReadingColumn.Reason,
        ["検針不能理由"] = ReadingColumn.Reason,
        ["reader"] = ReadingColumn.Reader,
        ["検針員"] = ReadingColumn.Reader,
    };

    public static CsvColumns<ReadingColumn> Columns { get; } = new(Names, [ReadingColumn.ServicePoint, ReadingColumn.ReadOn, ReadingColumn.Index]);
}
