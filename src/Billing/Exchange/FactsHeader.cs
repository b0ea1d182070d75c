namespace Billing.Exchange;

/// <summary>Columns of a file of declarations.</summary>
internal enum FactColumn
{
    Contract,
    Kind,
    Service,
    From,
    To,
    Number,
    Word,
    Marks,
    Source,
}

/// <summary>The headers of files of declarations.</summary>
internal static class FactsHeader
{
    public static CsvColumns<FactColumn> Facts { get; } = new(
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["contract"] = FactColumn.Contract,
            ["契約番号"] = FactColumn.Contract,
            ["kind"] = FactColumn.Kind,
            ["種類"] = FactColumn.Kind,
            ["service"] = FactColumn.Service,
            ["事業"] = FactColumn.Service,
            ["from"] = FactColumn.From,
            ["開始日"] = FactColumn.From,
            ["to"] = FactColumn.To,
            ["終了日"] = FactColumn.To,
            ["number"] = FactColumn.Number,
            ["数値"] = FactColumn.Number,
            ["word"] = FactColumn.Word,
            ["区分"] = FactColumn.Word,
            ["marks"] = FactColumn.Marks,
            ["付記"] = FactColumn.Marks,
            ["source"] = FactColumn.Source,
            ["根拠"] = FactColumn.Source,
        },
        [FactColumn.Contract, FactColumn.Kind, FactColumn.From, FactColumn.Source]);

    public static CsvColumns<FactColumn> Residents { get; } = new(
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["contract"] = FactColumn.Contract,
            ["契約番号"] = FactColumn.Contract,
            ["persons"] = FactColumn.Number,
            ["人数"] = FactColumn.Number,
        },
        [FactColumn.Contract, FactColumn.Number]);

    /// <summary>Place of a column, the first being 1; 0 = the file has none.</summary>
    public static int Place(IReadOnlyList<FactColumn> columns, FactColumn column)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] == column)
            {
                return i + 1;
            }
        }

        return 0;
    }
}
