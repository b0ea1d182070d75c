using Billing.Kernel;

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

/// <summary>The header of a readings file: which column stands where.</summary>
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

    private static readonly ReadingColumn[] Required = [ReadingColumn.ServicePoint, ReadingColumn.ReadOn, ReadingColumn.Index];

    /// <summary>The column at each place of the header.</summary>
    /// <exception cref="BusinessRuleException">An unknown, double or missing column. A misspelt name is refused, not passed over: what it holds would be lost.</exception>
    public static IReadOnlyList<ReadingColumn> Of(string file, IReadOnlyList<string> headers)
    {
        var columns = new List<ReadingColumn>(headers.Count);
        foreach (var header in headers)
        {
            if (!Names.TryGetValue(header.Trim(), out var column))
            {
                throw Refusal("unknown-column", file, $"見出し「{header}」は使えません。使えるのは {Known()} です。", $"unknown column '{header}'. The columns are {Known()}.");
            }

            if (columns.Contains(column))
            {
                throw Refusal("double-column", file, $"見出し「{header}」の列が二つあります。", $"column '{header}' stands there twice.");
            }

            columns.Add(column);
        }

        foreach (var column in Required)
        {
            if (!columns.Contains(column))
            {
                var name = Names.First(n => n.Value == column).Key;
                throw Refusal("missing-column", file, $"見出しに {name} の列がありません。1行目に見出しを入れてください。", $"the header lacks the column {name}. The first line is the header.");
            }
        }

        return columns;
    }

    private static string Known() => string.Join(", ", Names.Keys);

    private static BusinessRuleException Refusal(string code, string file, string ja, string en) => new($"reading-file.{code}", $"{file}：{ja}", $"{file}: {en}");
}
