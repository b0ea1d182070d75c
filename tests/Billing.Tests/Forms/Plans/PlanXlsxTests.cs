using System.Globalization;
using Billing.Forms.Plans;
using Billing.Plans;
using Billing.Plans.Desk;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xunit;

namespace Billing.Tests.Forms.Plans;

/// <summary>The workbook of a plan: its formulas give, in a spreadsheet, what the plan's own give here.</summary>
public sealed class PlanXlsxTests
{
    [Theory]
    [InlineData("otake")]
    [InlineData("komatsushima")]
    [InlineData("nagano")]
    [InlineData("hamamatsu")]
    public void Every_formula_of_the_workbook_comes_to_the_value_of_the_plan(string city)
    {
        var plan = PlanLoader.Parse(PlanExample.All.Single(one => one.Name == $"{city}/plan").Text, city);
        var results = plan.CaseKeys.Select(key => PlanResult.Of(plan, key)).ToList();
        using var book = SpreadsheetDocument.Open(new MemoryStream(PlanXlsx.Write(results, [plan.Title], "ja")), false);
        var names = book.WorkbookPart!.Workbook!.Descendants<Sheet>().ToList();
        Assert.Equal(results.Count + 1, names.Count);
        for (var i = 0; i < results.Count; i++)
        {
            var rows = ((WorksheetPart)book.WorkbookPart.GetPartById(names[i + 1].Id!)).Worksheet!.Descendants<Row>().ToList();
            var (numbers, formulas) = (new Dictionary<string, decimal>(), new Dictionary<string, string>());
            var keys = new Dictionary<string, int>();
            for (var line = 0; line < rows.Count; line++)
            {
                var cells = rows[line].Elements<Cell>().ToList();
                if (cells.Count > 3)
                {
                    keys[cells[1].InnerText] = line + 1;
                }

                for (var column = 3; column < cells.Count && column - 3 <= plan.Last - plan.First; column++)
                {
                    var place = Letters(column + 1) + (line + 1).ToString(CultureInfo.InvariantCulture);
                    if (cells[column].CellFormula is { } formula)
                    {
                        formulas[place] = formula.Text;
                    }
                    else
                    {
                        numbers[place] = decimal.Parse(cells[column].CellValue!.Text, CultureInfo.InvariantCulture);
                    }
                }
            }

            var sheet = new SheetFormula(numbers, formulas);
            Assert.NotEmpty(formulas);
            foreach (var row in results[i].Plan.Rows)
            {
                for (var year = 0; year <= plan.Last - plan.First; year++)
                {
                    var (own, sheets) = (results[i].Values[row.Key][year], sheet[Letters(year + 4) + keys[row.Key].ToString(CultureInfo.InvariantCulture)]);

                    // Amounts of bonds and assets stand in the workbook with twelve decimals.
                    Assert.True(Math.Abs(own - sheets) < 0.0001m, $"{city} {results[i].Case} {row.Key} {plan.First + year}: {own} / {sheets}");
                }
            }
        }
    }

    private static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
