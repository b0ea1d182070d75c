using System.IO.Compression;
using System.Text.Json;
using Billing.Cli;
using Billing.Plans;
using Billing.Plans.Chances;
using Billing.Plans.Desk;
using Billing.Plans.Paths;
using Xunit;

namespace Billing.Tests.Plans.Desk;

/// <summary>The archive that finance hands to whoever wants to reckon a plan again.</summary>
public sealed class PlanArchiveTests
{
    [Theory]
    [InlineData("komatsushima", "ja")]
    [InlineData("otake", "en")]
    [InlineData("hamamatsu", "ja")]
    public async Task The_commands_that_stand_in_the_archive_give_every_figure_again(string city, string language)
    {
        var draft = PlanDraft.Of(PlanExample.All.Single(one => one.Name == $"{city}/plan").Text, [KeyValuePair.Create("a.inflation", "1.25"), KeyValuePair.Create("g.power", "10")]);
        var plan = PlanLoader.Parse(draft.Text, "plan.json");
        var cases = plan.CaseKeys.Take(2).ToList();
        var paths = plan.Revision is { } terms ? cases.Where(key => PlanDraft.Follows(plan.Of(key), terms.Row)).Select(key => (key, RevisionSearch.Of(plan, key, cancel: TestContext.Current.CancellationToken))).ToList() : [];
        var chances = plan.Assumptions.Any(one => one.Range is not null) ? cases.Select(key => PlanSimulation.Of(plan, key, 20, 7, [plan.Rows[^1].Key], SimulatedPlan.Usual, cancel: TestContext.Current.CancellationToken)).ToList() : [];
        var input = new PlanArchiveInput(plan, draft.Text, [.. cases.Select(key => PlanResult.Of(plan, key))], paths, chances, "計画", language);
        var folder = Directory.CreateTempSubdirectory("billing-plan-archive-").FullName;
        try
        {
            await ZipFile.ExtractToDirectoryAsync(new MemoryStream(PlanArchive.Write(input)), folder, TestContext.Current.CancellationToken);
            Assert.Equal(draft.Text, await File.ReadAllTextAsync(Path.Combine(folder, "plan.json"), TestContext.Current.CancellationToken));

            // As they stand in the README, with the files where they lie.
            var lines = (await File.ReadAllLinesAsync(Path.Combine(folder, "README.md"), TestContext.Current.CancellationToken)).Where(line => line.StartsWith("    billing plan ", StringComparison.Ordinal)).Select(line => line.Trim().Split(" > ")).ToList();
            Assert.Equal(Directory.EnumerateFiles(folder, "*.json").Count() - 1, lines.Count);
            foreach (var line in lines)
            {
                var words = line[0].Split(' ').Skip(1).Select(word => word == "plan.json" ? Path.Combine(folder, word) : word.Trim('"')).ToArray();
                using var output = new StringWriter();
                using var error = new StringWriter();
                Assert.True(await CommandLine.RunAsync(words, output, error, TestContext.Current.CancellationToken) is 0 or 1, error.ToString());
                var (printed, kept) = (JsonDocument.Parse(output.ToString()).RootElement, JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, line[1]), TestContext.Current.CancellationToken)).RootElement);
                Assert.True(JsonElement.DeepEquals(kept, printed), $"{line[1]}: {kept}\n{printed}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_lines_of_a_plan_hold_a_column_per_year_and_words_that_no_spreadsheet_takes_for_a_formula()
    {
        var text = PlanFiles.Json(PlanFiles.Row("a", "\"given\": [1, 2, 3.5, 4, 5]").Replace("\"label\": \"a\"", "\"label\": \"=1+1\"", StringComparison.Ordinal));
        var csv = System.Text.Encoding.UTF8.GetString(PlanCsv.Write([PlanResult.Of(PlanLoader.Parse(text, "p"), "")], "ja")).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal("case,section,key,label,unit,2024,2025,2026,2027,2028", csv[0]);
        Assert.Equal($",収益的収支,a,{Billing.Kernel.CsvText.Words("=1+1")},千円,1,2,3.5,4,5", csv[1]);
    }
}
