using Billing.Forms.Plans;
using Billing.Forms.Printing;
using Billing.Kernel;
using Billing.Plans;
using Billing.Plans.Chances;
using Billing.Plans.Desk;
using Billing.Plans.Paths;
using NodaTime;
using Xunit;

namespace Billing.Tests.Forms.Plans;

/// <summary>The council paper of a plan as it comes out of the printer.</summary>
public sealed class PlanPaperTests
{
    [Theory]
    [InlineData("otake", "ja")]
    [InlineData("otake", "en")]
    [InlineData("komatsushima", "ja")]
    [InlineData("komatsushima", "en")]
    [InlineData("nagano", "ja")]
    [InlineData("hamamatsu", "ja")]
    public async Task The_paper_holds_assumptions_rules_contradictions_ranges_and_every_row_of_every_case(string city, string language)
    {
        Poppler.SkipWithoutPrinter();
        var model = Model(city);
        var pdf = Path.Combine(Directory.CreateTempSubdirectory("billing-plan-paper-").FullName, "paper.pdf");
        try
        {
            await File.WriteAllBytesAsync(pdf, await new PlanPapers(new PrintSettings()).PdfAsync(model, language, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            if (Environment.GetEnvironmentVariable("BILLING_SCREENSHOTS") is { Length: > 0 } folder)
            {
                File.Copy(pdf, Path.Combine(folder, $"plan-paper-{city}-{language}.pdf"), overwrite: true);
            }

            var text = string.Concat((await Poppler.TextAsync(pdf)).Where(letter => !char.IsWhiteSpace(letter)));
            void Holds(string words) => Assert.Contains(string.Concat(words.Where(letter => !char.IsWhiteSpace(letter))), text, StringComparison.Ordinal);
            Holds(model.Plan.Title);

            // Long names run over several lines of a narrow column; how they begin stands on the first.
            void Begins(Sentence label) => Holds(string.Concat(label.In(language).Where(letter => !char.IsWhiteSpace(letter)).Take(5)));
            Assert.All(model.Plan.Assumptions, one => Begins(one.Label));
            Assert.All(model.Plan.Rules, rule => Begins(rule.Label));
            Assert.All(model.Results.SelectMany(result => result.Plan.Rows), row => Begins(row.Label));
            Assert.All(model.Results, result => Holds(PlanWords.Shown(result.Plan.Rows[0], result.Values[result.Plan.Rows[0].Key][^1])));
            Assert.All(model.Results.SelectMany(result => result.Differences), difference => Holds(PlanWords.Exact(difference.Printed)));
            Assert.All(model.Paths.SelectMany(path => path.Path.Steps ?? []), step => Holds($"{step.Year}: +{PlanWords.Exact(step.Percent)} %"));
            if (model.Chances.Count > 0)
            {
                Holds(language == "en" ? "drawn 60 times within it (seed 5)" : "60 回引き直した(乱数の種 5)");
            }
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(pdf)!, recursive: true);
        }
    }

    private static PlanPaperModel Model(string city)
    {
        var draft = PlanDraft.Of(PlanExample.All.Single(one => one.Name == $"{city}/plan").Text, []);
        var plan = PlanLoader.Parse(draft.Text, city);
        List<PlanResult> results = [.. plan.CaseKeys.Select(key => PlanResult.Of(plan, key))];
        var shown = PlanCharts.Usual(plan, results);
        return new PlanPaperModel(
            plan,
            results,
            shown,
            plan.Revision is { } terms ? [.. plan.CaseKeys.Where(key => PlanDraft.Follows(plan.Of(key), terms.Row)).Select(key => (key, RevisionSearch.Of(plan, key, cancel: TestContext.Current.CancellationToken)))] : [],
            plan.Assumptions.Any(one => one.Range is not null) ? [.. plan.CaseKeys.Take(2).Select(key => PlanSimulation.Of(plan, key, 60, 5, [.. shown.Take(2)], SimulatedPlan.Usual, cancel: TestContext.Current.CancellationToken))] : [],
            new Sentence("みなと市上下水道局", "Minato City Water and Sewer"),
            new Sentence("計画 1 第 1 版", "Plan 1, version 1"),
            "2026-11-22 10:00 finance",
            draft,
            new LocalDate(2026, 11, 22));
    }
}
