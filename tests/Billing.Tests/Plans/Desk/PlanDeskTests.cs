using Billing.Kernel;
using Billing.Plans;
using Billing.Plans.Costs;
using Billing.Plans.Desk;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Plans.Desk;

public sealed class PlanDeskTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 10, 1, 1, 0);

    [Theory]
    [EveryDatabase]
    public void Every_save_of_a_plan_is_a_new_version_with_who_and_when_and_none_is_changed(string provider)
    {
        using var database = TestDatabase.Create(provider);
        var desk = new PlanDesk(database.Database);
        var text = PlanFiles.Json(PlanFiles.Row("a", "\"given\": 1"));
        var first = desk.Create("plan.json", text, "", At, "finance");
        var second = desk.Save(first.PlanId, 1, text.Replace("計画", "計画二", StringComparison.Ordinal), "題名を改めた", At.Plus(Duration.FromHours(1)), "other");
        Assert.Equal((1, 2, first.PlanId, "計画二"), (first.Number, second.Number, second.PlanId, second.Title));
        Assert.Equal("revision.saved-meanwhile", Assert.Throws<BusinessRuleException>(() => desk.Save(first.PlanId, 1, text, "", At, "finance")).Code);
        Assert.Equal("plan.unknown", Assert.Throws<BusinessRuleException>(() => desk.Save(999, 1, text, "", At, "finance")).Code);
        Assert.Equal("plan.other-kind", Assert.Throws<BusinessRuleException>(() => desk.Save(first.PlanId, 2, Cost, "", At, "finance")).Code);
        using var db = database.NewContext();
        var kept = db.PlanVersions.OrderBy(v => v.Number).ToList();
        Assert.Equal([("finance", At, text), ("other", At.Plus(Duration.FromHours(1)), text.Replace("計画", "計画二", StringComparison.Ordinal))], kept.Select(v => (v.SavedBy, v.SavedAt, v.Text)));
    }

    [Fact]
    public void A_plan_that_is_wrong_anywhere_is_taken_in_not_at_all()
    {
        using var database = TestDatabase.Create("sqlite");
        var desk = new PlanDesk(database.Database);
        var fields = Assert.Throws<PlanFileException>(() => desk.Create("mine.json", PlanFiles.Json(PlanFiles.Row("a", "\"given\": \"x\"")), "", At, "finance"));
        Assert.Equal(("mine.json", "$.rows[0].given"), (fields.Faults[0].File, fields.Faults[0].Path));

        // Balanced in the first case and not in the second: nothing is kept of either.
        var books = PlanFiles.Json(
            PlanFiles.Row("left", "\"given\": 5") + "," + PlanFiles.Row("right", "\"given\": 5"),
            "\"checks\": [{ \"key\": \"sheet\", \"label\": \"貸借\", \"formula\": \"left = right\" }], \"cases\": [{ \"key\": \"A\", \"label\": \"A\" }, { \"key\": \"B\", \"label\": \"B\", \"rows\": [" + PlanFiles.Row("right", "\"given\": [5, 5, 7, 5, 5]") + "] }]");
        var open = Assert.Throws<PlanFileException>(() => desk.Create("mine.json", books, "", At, "finance"));
        var fault = Assert.Single(open.Faults);
        Assert.Equal("$.checks[0]", fault.Path);
        Assert.Contains("2026 年度の帳簿が合いません(貸借): left = right の左辺 5、右辺 7、差 -2 千円", fault.Said.Ja, StringComparison.Ordinal);
        Assert.Throws<CostFileException>(() => desk.Create("cost.json", Cost.Replace("\"years\": 5", "\"years\": 0", StringComparison.Ordinal), "", At, "finance"));
        Assert.Throws<PlanFileException>(() => desk.Create("nothing.json", "投資・財政計画", "", At, "finance"));
        using var db = database.NewContext();
        Assert.Empty(db.StoredPlans);
        Assert.Empty(db.PlanVersions);
    }

    [Fact]
    public void Every_example_that_comes_with_the_program_can_be_kept()
    {
        using var database = TestDatabase.Create("sqlite");
        var desk = new PlanDesk(database.Database);
        Assert.Equal(["hamamatsu/plan", "komatsushima/cost", "komatsushima/plan", "nagano/plan", "otake/plan"], PlanExample.All.Select(one => one.Name));
        Assert.All(PlanExample.All, one => Assert.Equal(one.Title, desk.Create(one.Name, one.Text, "", At, "finance").Title));
        using var db = database.NewContext();
        Assert.Equal(4, db.StoredPlans.Count(plan => plan.Kind == PlanKind.Plan));
    }

    private static string Cost => PlanExample.All.Single(one => one.Name == "komatsushima/cost").Text;
}
