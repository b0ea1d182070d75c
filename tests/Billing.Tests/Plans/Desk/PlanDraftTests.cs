using Billing.Plans;
using Billing.Plans.Desk;
using Xunit;

namespace Billing.Tests.Plans.Desk;

public sealed class PlanDraftTests
{
    [Fact]
    public void Nothing_typed_leaves_the_file_as_it_was_saved()
    {
        var text = Text("otake/plan");
        var draft = PlanDraft.Of(text, Typed(("a.existing_decline", "2"), ("a.nothing", "5"), ("V", "1")));
        Assert.Equal((text, 0), (draft.Text, draft.Typed.Count));
    }

    [Fact]
    public void An_assumption_of_the_plan_and_one_of_a_case_move_by_themselves()
    {
        var before = PlanLoader.Parse(Text("nagano/plan"), "nagano");
        var draft = PlanDraft.Of(Text("nagano/plan"), Typed(("a.loan_rate", "2.5"), ("a.plant_om_total~optimum", "60,000")));
        var plan = PlanLoader.Parse(draft.Text, "nagano");
        Assert.All(plan.Years, year => Assert.Equal(2.5m, plan.Assumptions.Single(one => one.Key == "loan_rate").Values[year]));
        Assert.Equal(1200m, PlanResult.Of(plan, "optimum").Values["plant_om"][0]);
        Assert.Equal(PlanResult.Of(before, "status-quo").Values["plant_om"], PlanResult.Of(plan, "status-quo").Values["plant_om"]);
        Assert.True(PlanResult.Of(plan, "status-quo").Values["interest_cost"][^1] > PlanResult.Of(before, "status-quo").Values["interest_cost"][^1]);
    }

    [Fact]
    public void An_increase_of_a_case_changes_that_case_alone()
    {
        var text = Text("komatsushima/plan");
        var before = PlanLoader.Parse(text, "k");
        var draft = PlanDraft.Of(text, Typed(("r.2017~A-path", "20"), ("r.2019~A-path", "5"), ("r.2022~B", "12.5")));
        var plan = PlanLoader.Parse(draft.Text, "k");
        var path = PlanResult.Of(plan, "A-path").Values["price_rise"];
        Assert.Equal((20m, 0m, 5m), (path[3], path[4], path[5]));
        Assert.Equal(12.5m, PlanResult.Of(plan, "B").Values["price_rise"][8]);
        Assert.Equal(PlanResult.Of(before, "A").Values["price_rise"], PlanResult.Of(plan, "A").Values["price_rise"]);
        Assert.Contains(draft.Fields, field => field.Name == "r.2032~A" && field.Value == "9");
    }

    [Fact]
    public void A_given_row_moves_by_a_percentage_from_a_year_on_in_every_case()
    {
        var plan = PlanLoader.Parse(PlanDraft.Of(Text("otake/plan"), Typed(("g.power", "10"), ("gy", "2028"))).Text, "otake");
        var before = PlanFiles.Otake;
        Assert.All(plan.CaseKeys, key =>
        {
            var (old, now) = (PlanResult.Of(before, key).Values["power"], PlanResult.Of(plan, key).Values["power"]);
            Assert.Equal(old[..4], now[..4]);
            Assert.Equal(old[4..].Select(value => value * 1.1m), now[4..]);
        });
    }

    [Fact]
    public void An_increase_stands_on_the_form_only_where_a_row_asks_for_it()
    {
        // The revenue of Otake's cases 1 to 3 is given; only the case that looks for a path reckons with increases.
        var fields = PlanDraft.Of(Text("otake/plan"), Typed(("r.2028~1R", "5"), ("r.2028~3", "5"))).Fields.Where(field => field.Kind == PlanFieldKind.Revision);
        Assert.Equal(["r.2028~1R"], fields.Select(field => field.Name));
    }

    [Fact]
    public void What_is_no_number_is_named_by_the_loader_at_its_place()
    {
        var draft = PlanDraft.Of(Text("komatsushima/plan"), Typed(("a.inflation", "少し")));
        Assert.All(Assert.Throws<PlanFileException>(() => PlanLoader.Parse(draft.Text, "k")).Faults, fault => Assert.Equal("$.assumptions[2].value", fault.Path));
    }

    private static string Text(string name) => PlanExample.All.Single(one => one.Name == name).Text;

    private static Dictionary<string, string> Typed(params (string Name, string Value)[] typed) => typed.ToDictionary(one => one.Name, one => one.Value);
}
