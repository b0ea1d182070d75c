using Billing.Kernel;

namespace Billing.Exchange;

/// <summary>The columns that a CSV file may have, by every name that a header may give them.</summary>
/// <param name="names">English and Japanese names; letters' case does not matter.</param>
/// <param name="required">Columns without which the file says nothing.</param>
/// <param name="places">The columns in their order, where a file whose header has other names is read by place; null = by name only.</param>
internal sealed class CsvColumns<TColumn>(Dictionary<string, TColumn> names, TColumn[] required, TColumn[]? places = null)
    where TColumn : struct, Enum
{
    /// <summary>The column at each place of the header.</summary>
    /// <exception cref="BusinessRuleException">An unknown, double or missing column. A misspelt name is refused, not passed over: what it holds would be lost.</exception>
    public IReadOnlyList<TColumn> Of(string prefix, string file, IReadOnlyList<string> headers)
    {
        BusinessRuleException Refusal(string code, string ja, string en) => new($"{prefix}.{code}", $"{file}：{ja}", $"{file}: {en}");
        if (places?.Length == headers.Count && headers.Any(header => !names.ContainsKey(header.Trim())))
        {
            return places;
        }

        var columns = new List<TColumn>(headers.Count);
        foreach (var header in headers)
        {
            if (!names.TryGetValue(header.Trim(), out var column))
            {
                throw Refusal("unknown-column", $"見出し「{header}」は使えません。使えるのは {Known()} です。", $"unknown column '{header}'. The columns are {Known()}.");
            }

            if (columns.Contains(column))
            {
                throw Refusal("double-column", $"見出し「{header}」の列が二つあります。", $"column '{header}' stands there twice.");
            }

            columns.Add(column);
        }

        foreach (var column in required)
        {
            if (!columns.Contains(column))
            {
                var name = names.First(n => n.Value.Equals(column)).Key;
                throw Refusal("missing-column", $"見出しに {name} の列がありません。1行目に見出しを入れてください。", $"the header lacks the column {name}. The first line is the header.");
            }
        }

        return columns;
    }

    private string Known() => string.Join(", ", names.Keys);
}
