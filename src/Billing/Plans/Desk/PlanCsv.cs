using System.Globalization;
using System.Text;
using Billing.Kernel;

namespace Billing.Plans.Desk;

/// <summary>A plan as lines: a line per case and row, a column per year. UTF-8 with a byte order mark for spreadsheets.</summary>
public static class PlanCsv
{
    /// <param name="language"><c>ja</c> or <c>en</c>: of labels.</param>
    public static byte[] Write(IReadOnlyList<PlanResult> results, string language)
    {
        var text = new StringBuilder();
        void Line(IEnumerable<string> fields) => text.Append(string.Join(',', fields)).Append("\r\n");

        Line(["case", "section", "key", "label", "unit", .. results[0].Plan.Years.Select(year => year.ToString(CultureInfo.InvariantCulture))]);
        foreach (var result in results)
        {
            string[] Head(string section, string key, string label, string unit) => [.. ((string[])[result.Case, section, key, label, unit]).Select(CsvText.Words)];
            foreach (var row in result.Plan.Rows.OrderBy(row => row.Section))
            {
                Line([.. Head(PlanWords.Of(row.Section).In(language), row.Key, row.Label.In(language), row.Unit ?? result.Plan.Unit), .. Values(result, row.Key)]);
            }

            foreach (var one in result.Plan.Assumptions)
            {
                Line([.. Head(language == "en" ? "Assumption" : "前提", one.Key, one.Label.In(language), one.Unit ?? ""), .. Values(result, one.Key)]);
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static IEnumerable<string> Values(PlanResult result, string key) => result.Values[key].Select(value => PlanFigures.Number(value).ToString(CultureInfo.InvariantCulture));
}
