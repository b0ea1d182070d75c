using Billing.Charges;
using Billing.Kernel;
using Billing.Tariffs;
using Xunit;

namespace Billing.Tests.Charges;

/// <summary>Published figures of real utilities' rules, one test each, exact.</summary>
public class RuleCaseTests
{
    private static readonly int[] Quantities = [0, 1, 7, 11, 20, 83];
    private static readonly int[] Lengths = [1, 15, 16, 31, 45, 62, 93];
    private static readonly bool[] Either = [false, true];

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

    public static TheoryData<string> Folders => [.. RuleCases.Folders];

    /// <summary>Every case with other quantities and lengths, begun and stopped or not.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Whatever_is_used_however_long_the_explanation_adds_up_or_both_refuse(string folder)
    {
        var (engine, file) = RuleCases.Of(folder);
        var charged = 0;
        foreach (var supply in file.Cases.SelectMany(of => Variations(of.Supply)))
        {
            var price = Record.Exception(() => engine.Price(supply));
            if (price is BusinessRuleException refused)
            {
                Assert.Equal(refused.Code, Assert.Throws<BusinessRuleException>(() => engine.Explain(supply)).Code);
                continue;
            }

            Assert.Null(price);
            var told = engine.Explain(supply);
            Assert.Equal(engine.Price(supply).Charged, told.Charge.Charged);
            AssertAddsUp(told);
            charged++;
        }

        Assert.NotEqual(0, charged);
    }

    /// <summary>Whatever the rules of part periods, changes, tax and dwellings say; reliefs that are declared may say otherwise.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void More_use_never_costs_less(string folder)
    {
        var (engine, file) = RuleCases.Of(folder);
        foreach (var supply in file.Cases.Where(of => of.Expected.Refused is null && of.Supply.Facts.Count == 0).SelectMany(of => Variations(of.Supply)).DistinctBy(supply => (supply.From, supply.To, supply.Stops, supply.UserSince)))
        {
            var before = long.MinValue;
            for (var cubicMetres = 0; cubicMetres <= 60; cubicMetres++)
            {
                if (PriceOf(engine, With(supply, cubicMetres)) is not { } yen)
                {
                    break;
                }

                Assert.True(yen >= before, $"{supply.From:uuuu-MM-dd} to {supply.To:uuuu-MM-dd}, {cubicMetres} m³: {yen} after {before}");
                before = yen;
            }
        }
    }

    [Fact]
    public void No_folder_of_rules_is_without_cases()
    {
        var folders = Directory.EnumerateFiles(CaseFiles.Case("rules"), "rulebook.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(CaseFiles.Case("rules"), Path.GetDirectoryName(file)!));

        Assert.Empty(folders.Except(RuleCases.Folders));
        Assert.NotEmpty(Cases());
    }

    private static IEnumerable<Supply> Variations(Supply of) =>
        from cubicMetres in Quantities
        from days in Lengths
        from stops in Either
        select With(of, cubicMetres) with { To = of.From.PlusDays(days - 1), Stops = stops };

    private static Supply With(Supply of, int cubicMetres) => of with { Usage = [.. of.Usage.Select((usage, i) => i == 0 ? usage with { CubicMetres = new CubicMetres(cubicMetres) } : usage)] };

    /// <summary>Null where the table ends below the usage.</summary>
    private static long? PriceOf(ChargeEngine engine, Supply supply)
    {
        try
        {
            return engine.Price(supply).Charged.Yen;
        }
        catch (BusinessRuleException refused) when (refused.Code is "tariff.above-last-tier" or "tariff.no-rate")
        {
            return null;
        }
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
