using Billing.Charges;
using Billing.Tariffs;
using Xunit;

namespace Billing.Tests.Charges;

/// <summary>Published figures of real utilities' rules, one test each, exact.</summary>
public class RuleCaseTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var folder in RuleCases.Folders)
        {
            foreach (var of in RuleCases.Of(folder).File.Cases)
            {
                cases.Add(folder, of.Id);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_gives_the_published_figure(string folder, string id)
    {
        var (engine, file) = RuleCases.Of(folder);

        var misses = ChargeCaseCheck.Misses(engine, file.Cases.Single(of => of.Id == id));

        Assert.True(misses.Count == 0, string.Join("; ", misses.Select(miss => $"{miss.Case.What}: {miss.Field} expected {miss.Expected.En}, got {miss.Actual.En}")));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_explanation_gives_the_charge_and_its_lines_add_up(string folder, string id)
    {
        var (engine, file) = RuleCases.Of(folder);
        var of = file.Cases.Single(of => of.Id == id);
        if (of.Expected.Refused is not null)
        {
            return;
        }

        var told = engine.Explain(of.Supply);
        var charge = engine.Price(of.Supply);

        Assert.Equal(charge with { Lines = [] }, told.Charge with { Lines = [] });
        Assert.Equal(charge.Lines, told.Charge.Lines);
        AssertAddsUp(told);
    }

    [Fact]
    public void No_folder_of_rules_is_without_cases()
    {
        var folders = Directory.EnumerateFiles(CaseFiles.Case("rules"), "rulebook.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(CaseFiles.Case("rules"), Path.GetDirectoryName(file)!));

        Assert.Empty(folders.Except(RuleCases.Folders));
        Assert.NotEmpty(Cases());
    }

    /// <summary>Details make the subtotals; subtotals, tax and rounding make the charge; with a least charge, what was charged before and fees they make the total.</summary>
    private static void AssertAddsUp(ChargeExplanation told)
    {
        var shares = Sum(told, ExplanationKind.TableShare);
        var details = Sum(told, ExplanationKind.Base, ExplanationKind.MeterFee, ExplanationKind.Tier, ExplanationKind.Relief, ExplanationKind.Surcharge, ExplanationKind.DayShare);
        var subtotals = Sum(told, ExplanationKind.Subtotal);
        var total = subtotals + Sum(told, ExplanationKind.Tax, ExplanationKind.Rounding, ExplanationKind.Minimum, ExplanationKind.Earlier, ExplanationKind.Fee);

        Assert.Equal(told.Lines.Any(line => line.Kind == ExplanationKind.TableShare) ? shares : details, subtotals, 12);
        Assert.Equal(told.Charge.BeforeTax, subtotals, 12);
        Assert.Equal(told.Charge.Charged.Yen, total, 12);
        Assert.Equal(told.Charge.Charged.Yen, Assert.Single(told.Lines, line => line.Kind == ExplanationKind.Total).Amount);
    }

    private static decimal Sum(ChargeExplanation told, params ExplanationKind[] kinds) => told.Lines.Where(line => kinds.Contains(line.Kind)).Sum(line => line.Amount);
}
