using System.Globalization;
using Billing.Kernel;
using Billing.Places;
using NodaTime;

namespace Billing.Exchange;

/// <summary>
/// Declarations and grants about contracts (申告・認定) as another office lists them: CSV with a header of <c>contract,kind,service,from,to,number,word,marks,source</c>
/// or the Japanese names, in any order; or the yearly list of residents, <c>contract,persons</c>. The columns are told in <c>FACTS.md</c> beside this file.
/// </summary>
public static class FactsCsv
{
    private const string Prefix = "fact-file";

    private static readonly Dictionary<string, Service?> Services = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = null,
        ["both"] = null,
        ["両方"] = null,
        ["water"] = Service.Water,
        ["水道"] = Service.Water,
        ["sewer"] = Service.Sewer,
        ["下水道"] = Service.Sewer,
    };

    /// <summary>Kinds by their names in the file: English as the program writes them, or the words of the screen.</summary>
    private static readonly Dictionary<string, FactKind> Kinds = FactWords.Kinds
        .SelectMany(kind => new[] { (Name: kind.ToString(), Kind: kind), (Name: FactWords.Of(kind).Ja, Kind: kind) })
        .ToDictionary(pair => pair.Name, pair => pair.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>Decodes <paramref name="bytes"/>: declarations, and numbered faults of the lines that are none.</summary>
    /// <exception cref="BusinessRuleException"><c>fact-file.encoding</c>, <c>.empty</c>, <c>.unknown-column</c>, <c>.double-column</c>, <c>.missing-column</c>: the file as a whole cannot be read.</exception>
    public static FactFile Read(string name, byte[] bytes) => Read(name, bytes, FactsHeader.Facts, Declaration);

    /// <summary>Decodes a list of residents, e.g. of 4月1日.</summary>
    /// <param name="asOf">The day on which they were counted.</param>
    /// <param name="source">Where the list comes from (住民基本台帳 …).</param>
    /// <exception cref="BusinessRuleException">As <see cref="Read(string, byte[])"/>.</exception>
    public static FactFile ReadResidents(string name, byte[] bytes, LocalDate asOf, string source) => Read(name, bytes, FactsHeader.Residents, row =>
    {
        var number = row.Number(FactColumn.Number);
        return row.IsGood ? new FactDraft { Kind = FactKind.Residents, From = asOf, Number = number, Source = source } : null;
    });

    private static FactFile Read(string name, byte[] bytes, CsvColumns<FactColumn> columns, Func<Row, FactDraft?> decode)
    {
        var lines = new List<FactLine>();
        var faults = new List<LineFault>();
        var table = new CsvTable<FactColumn>(Prefix, name, bytes, columns, faults);
        foreach (var (line, fields) in table.Rows())
        {
            var row = new Row(line, fields, table.Columns, faults);
            var contract = row.Text(FactColumn.Contract);
            if (contract.Length == 0)
            {
                row.Fault(FactColumn.Contract, "contract", "契約番号がありません。", "The number of the contract is missing.");
            }
            else if (decode(row) is { } draft)
            {
                lines.Add(new FactLine(line, contract, draft));
            }
        }

        if (lines.Count == 0 && faults.Count == 0)
        {
            throw new BusinessRuleException("fact-file.empty", $"{name}：申告・認定がありません。見出しの次の行から入れてください。", $"{name}: there are no declarations. They begin on the line after the header.");
        }

        return new FactFile(name, lines, faults, Enum.GetValues<FactColumn>()
            .ToDictionary(column => column == FactColumn.Marks ? "mark" : column.ToString().ToLowerInvariant(), column => FactsHeader.Place(table.Columns, column)));
    }

    private static FactDraft? Declaration(Row row)
    {
        var kind = row.Kind();
        var draft = new FactDraft
        {
            Kind = kind ?? default,
            Service = row.Service(),
            From = row.Day(FactColumn.From),
            To = row.Day(FactColumn.To),
            Number = row.Number(FactColumn.Number),
            Word = row.Text(FactColumn.Word) is { Length: > 0 } word ? word : null,
            Marks = row.Text(FactColumn.Marks).Split([' ', ';', '、', '　'], StringSplitOptions.RemoveEmptyEntries),
            Source = row.Text(FactColumn.Source),
        };
        return row.IsGood ? draft : null;
    }

    /// <summary>One line while it is decoded: every wrong field is named.</summary>
    private sealed class Row(int line, string[] fields, IReadOnlyList<FactColumn> columns, List<LineFault> faults)
    {
        public bool IsGood { get; private set; } = true;

        public string Text(FactColumn column) => FactsHeader.Place(columns, column) is > 0 and var place ? fields[place - 1] : "";

        public LocalDate? Day(FactColumn column)
        {
            var text = Text(column);
            if (text.Length > 0 && CsvFields.Day(text) is null)
            {
                Fault(column, "date", $"「{CsvFields.Begin(text)}」は日付ではありません。例：2026-04-01", $"'{CsvFields.Begin(text)}' is not a date, e.g. 2026-04-01.");
            }

            return CsvFields.Day(text);
        }

        public decimal? Number(FactColumn column)
        {
            var text = Text(column);
            if (text.Length == 0)
            {
                return null;
            }

            // Longer ones would be no quantity of anything, and decimal keeps every digit of the rest.
            if (text.Length <= 20 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            Fault(column, "number", $"「{CsvFields.Begin(text)}」は数値ではありません。例：4、12.5", $"'{CsvFields.Begin(text)}' is not a number, e.g. 4 or 12.5.");
            return null;
        }

        public FactKind? Kind()
        {
            var text = Text(FactColumn.Kind);
            if (Kinds.TryGetValue(text, out var kind))
            {
                return kind;
            }

            Fault(FactColumn.Kind, "kind", $"種類「{CsvFields.Begin(text)}」は使えません。使えるのは {string.Join("、", FactWords.Kinds.Select(k => FactWords.Of(k).Ja))} です。", $"'{CsvFields.Begin(text)}' is no kind of fact; the kinds are {string.Join(", ", FactWords.Kinds)}.");
            return null;
        }

        public Service? Service()
        {
            var text = Text(FactColumn.Service);
            if (!Services.TryGetValue(text, out var service))
            {
                Fault(FactColumn.Service, "service", $"「{CsvFields.Begin(text)}」は使えません。水道か下水道、両方なら空にしてください。", $"'{CsvFields.Begin(text)}' is no service: water, sewer, or nothing for both.");
            }

            return service;
        }

        public void Fault(FactColumn column, string code, string ja, string en)
        {
            IsGood = false;
            faults.Add(new LineFault(line, FactsHeader.Place(columns, column), $"{Prefix}.{code}", new Sentence(ja, en)));
        }
    }
}
