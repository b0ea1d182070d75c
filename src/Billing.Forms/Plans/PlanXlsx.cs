using System.Globalization;
using Billing.Forms.Reports;
using Billing.Plans;
using Billing.Plans.Formulas;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Formula = Billing.Plans.Formulas.Formula;

namespace Billing.Forms.Plans;

/// <summary>A plan as a workbook whose numbers live: a sheet per case, each formula of the plan a formula of the sheet with its value beside it. What bonds and assets come to stands in rows of its own, as numbers.</summary>
public static class PlanXlsx
{
    private const uint Whole = 1;
    private const uint Part = 2;
    private const int FirstYearColumn = 4;
    private const int LongestName = 31;

    /// <param name="head">Lines that say what it is, who made it, on what assumptions.</param>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public static byte[] Write(IReadOnlyList<PlanResult> results, IReadOnlyList<string> head, string language)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = ReportXlsx.Styles();
            var sheets = new Sheets();
            void Add(string name, SheetData data, bool frozen)
            {
                var part = book.AddNewPart<WorksheetPart>();
                var widths = new Columns(new Column { Min = 1, Max = 1, Width = 34, CustomWidth = true }, new Column { Min = 2, Max = 3, Width = 14, CustomWidth = true }, new Column { Min = 4, Max = 64, Width = 12, CustomWidth = true });
                part.Worksheet = frozen ? new Worksheet(Frozen(), widths, data) : new Worksheet(widths, data);
                sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name });
            }

            Add(language == "en" ? "About" : "この表について", new SheetData(head.Select(line => new Row(ReportXlsx.Text(line, 0)))), false);
            foreach (var (result, i) in results.Select((result, i) => (result, i)))
            {
                Add(Named(i + 1, PlanWords.Case(result).In(language)), new CaseSheet(result, language).Data(), true);
            }

            book.Workbook = new Workbook(sheets, new CalculationProperties { FullCalculationOnLoad = true });
        }

        return stream.ToArray();
    }

    private static string Named(int number, string label)
    {
        var name = $"{number} {string.Concat(label.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)))}";
        return name[..Math.Min(name.Length, LongestName)];
    }

    /// <summary>Names of rows and the years stay while the rest scrolls.</summary>
    private static SheetViews Frozen() => new(new SheetView(new Pane { HorizontalSplit = FirstYearColumn - 1, VerticalSplit = 1, TopLeftCell = "D2", ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 });

    /// <summary>One case: headings in row 1, then rows by section, assumptions, amounts of bonds and assets.</summary>
    private sealed class CaseSheet
    {
        private readonly PlanResult _result;
        private readonly string _language;
        private readonly CompiledPlan _compiled;
        private readonly PlanRun _run;
        private readonly List<PlanRow> _rows;
        private readonly List<AccountFormula> _accounts;
        private readonly Dictionary<int, int> _lines = [];
        private readonly Dictionary<(AccountValue What, int Index), int> _accountLines = [];

        public CaseSheet(PlanResult result, string language)
        {
            (_result, _language, _compiled) = (result, language, CompiledPlan.Of(result.Plan));
            _run = new PlanRun(_compiled);
            _rows = [.. result.Plan.Rows.OrderBy(row => row.Section)];
            _accounts = [.. _compiled.Formulas.OfType<Formula>().SelectMany(formula => formula.Everything()).OfType<AccountFormula>().DistinctBy(account => (account.What, account.Index))];
            var line = 1;
            foreach (var section in _rows.GroupBy(row => row.Section))
            {
                line++;
                foreach (var row in section)
                {
                    _lines[_compiled.Rows[row.Key]] = ++line;
                }
            }

            line++;
            foreach (var one in result.Plan.Assumptions)
            {
                _lines[_compiled.Rows[one.Key]] = ++line;
            }

            line++;
            foreach (var account in _accounts)
            {
                _accountLines[(account.What, account.Index)] = ++line;
            }
        }

        public SheetData Data()
        {
            var plan = _result.Plan;
            var data = new SheetData(new Row([.. Heading(Said("項目", "Row"), Said("記号", "Key"), Said("単位", "Unit")), .. plan.Years.Select(year => Number(year, 3))]));
            foreach (var section in _rows.GroupBy(row => row.Section))
            {
                data.Append(new Row(Heading(PlanWords.Of(section.Key).In(_language))));
                foreach (var row in section)
                {
                    data.Append(new Row([.. Words(row.Label.In(_language), row.Key, row.Unit ?? plan.Unit), .. plan.Years.Select(year => Value(row, year))]));
                }
            }

            data.Append(new Row(Heading(Said("前提", "Assumptions"))));
            foreach (var one in plan.Assumptions)
            {
                data.Append(new Row([.. Words(one.Label.In(_language), one.Key, one.Unit ?? ""), .. plan.Years.Select(year => Number(one.Values[year], Part)), ReportXlsx.Text(one.Source, 0)]));
            }

            data.Append(new Row(Heading(Said("起債と資産(数値)", "Bonds and assets (numbers)"))));
            foreach (var account in _accounts)
            {
                data.Append(new Row([.. Words(PlanWords.Formula($"{Word(account.What)}({account.Name})", plan).In(_language), $"{Word(account.What)}({account.Name})", plan.Unit), .. plan.Years.Select(year => Number(_run.Account(account.What, account.Index, year), Part))]));
            }

            return data;
        }

        private Cell Value(PlanRow row, int year)
        {
            var (value, style) = (_result.Values[row.Key][year - _result.Plan.First], row.Unit is null ? Whole : Part);
            return row.Given.ContainsKey(year) || _compiled.Formulas[_compiled.Rows[row.Key]] is not { } formula
                ? Number(value, style)
                : new Cell { CellFormula = new CellFormula(Told(formula, year)), CellValue = Written(value), StyleIndex = style };
        }

        /// <summary>A formula of the plan as the sheet writes it, for one year.</summary>
        private string Told(Formula formula, int year) => formula switch
        {
            NumberFormula number => number.Value.ToString(CultureInfo.InvariantCulture),
            YearFormula => year.ToString(CultureInfo.InvariantCulture),
            RowFormula row when year + row.Shift >= _result.Plan.First && year + row.Shift <= _result.Plan.Last => Place(_lines[row.Row], year + row.Shift),
            RowFormula row => Told(row.Opening!, year),
            FixedYearFormula fixedYear => Place(_lines[fixedYear.Row], fixedYear.Year),
            CumulativeFormula sum => $"SUM({Place(_lines[sum.Row], _result.Plan.First)}:{Place(_lines[sum.Row], year)})",
            AccountFormula account => Place(_accountLines[(account.What, account.Index)], year),
            OperationFormula { IsComparison: true } compared => $"IF({Told(compared.Left, year)}{compared.Sign}{Told(compared.Right, year)},1,0)",
            OperationFormula operation => $"({Told(operation.Left, year)}{operation.Sign}{Told(operation.Right, year)})",
            CallFormula call => Call(call, year),
            _ => throw new NotSupportedException($"{formula.GetType().Name} has no form in a workbook."),
        };

        private string Call(CallFormula call, int year)
        {
            var of = call.Arguments.Select(argument => Told(argument, year)).ToList();
            var decimals = of.Count > 1 ? of[1] : "0";
            return call.Name switch
            {
                "if" => $"IF({of[0]}<>0,{of[1]},{of[2]})",
                "round" => $"ROUND({of[0]},{decimals})",

                // Towards minus infinity at any number of decimals, which FLOOR does otherwise below zero.
                "floor" => $"(INT({of[0]}*10^({decimals}))/10^({decimals}))",
                "ceiling" => $"(-INT(-({of[0]})*10^({decimals}))/10^({decimals}))",
                _ => $"{call.Name.ToUpperInvariant()}({string.Join(',', of)})",
            };
        }

        private string Place(int line, int year) => Letters(FirstYearColumn + year - _result.Plan.First) + line.ToString(CultureInfo.InvariantCulture);

        private static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));

        private static string Word(AccountValue what) => char.ToLowerInvariant(what.ToString()[0]) + what.ToString()[1..];

        private static Cell[] Heading(params string[] words) => [.. words.Select(word => ReportXlsx.Text(word, ReportXlsx.Bold))];

        private static Cell[] Words(params string[] words) => [.. words.Select(word => ReportXlsx.Text(word, 0))];

        private static Cell Number(decimal number, uint style) => new() { CellValue = Written(number), DataType = CellValues.Number, StyleIndex = style };

        private static CellValue Written(decimal number) => new(Math.Round(number, 12).ToString(CultureInfo.InvariantCulture));

        private string Said(string ja, string en) => _language == "en" ? en : ja;
    }
}
