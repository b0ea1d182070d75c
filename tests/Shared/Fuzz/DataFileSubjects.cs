using System.Text;
using Billing.Charges;
using Billing.Exchange.Agents;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;
using Billing.Plans;
using Billing.Plans.Costs;
using Billing.Revision.Proposals;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Testing;

/// <summary>Readers of cited data: what is taken is also used, for a file that loads and then cannot be reckoned with is worse than a refusal.</summary>
internal static class DataFileSubjects
{
    private static readonly int[] Usage = [0, 1, 8, 9, 20, 55, 1_000, 999_999];

    /// <param name="db">The repository's folder <c>db</c>.</param>
    public static IEnumerable<FuzzSubject> All(string db)
    {
        byte[] File(params string[] parts) => System.IO.File.ReadAllBytes(Path.Combine([db, .. parts]));
        byte[] water = File("rulebooks", "komatsushima", "komatsushima-water-2007.json"), sewer = File("rulebooks", "otake", "otake-sewer-2023.json");
        yield return Of("tariff", [water, sewer], text => Price(TariffLoader.Parse(text, "f")));
        yield return Of("rulebook", [File("rulebooks", "yuni", "rulebook.json"), File("rulebooks", "minamiboso", "rulebook.json"), File("rulebooks", "rifu", "rulebook.json")], text => Book(text, Path.Combine(db, "rulebooks", "yuni")));
        yield return Of("rulebook-demo", [File("rulebooks", "demo", "rulebook.json")], text => Book(text, Path.Combine(db, "rulebooks", "demo")));
        yield return Of("consumption-tax", [File("law", "consumption-tax.json")], text => ConsumptionTaxLoader.Parse(text, "f"));
        yield return Of("delay-rates", [File("law", "delay-rates.json")], text => DelayRatesLoader.Parse(text, "f"));
        yield return Of("plan", [File("plans", "komatsushima", "plan.json"), File("plans", "nagano", "plan.json"), File("plans", "hamamatsu", "plan.json")], Plan);
        yield return Of("plan-otake", [File("plans", "otake", "plan.json")], Plan);
        yield return Of("cost", [File("plans", "komatsushima", "cost.json")], text => CostLoader.Parse(text, "f"));
        var table = TariffLoader.Parse(Encoding.UTF8.GetString(water), "table");
        yield return Of("proposal", [Proposal], text => Price(ProposalLoader.Parse(text, "f").On(table, new Dictionary<string, Tariff> { [table.Id] = table })));
        yield return Of("bank-profile", Seeds(db, "banks"), text => BankProfileLoader.Parse(text, "f"));
        yield return Of("agent-profile", Seeds(db, "agents"), text => AgentProfileLoader.Parse(text, "f"));
    }

    private static byte[] Proposal => """
        { "format": "water-proposal/1", "id": "plan", "title": "改定案", "author": "審議会", "date": "2026-10-01", "citations": ["答申"], "effectiveFrom": "2027-04-01", "changes": [
          { "kind": "add", "prices": ["tiers"], "yen": 36, "note": "従量" }, { "kind": "scale", "percent": 12.5, "prices": ["base"], "step": 10 },
          { "kind": "flatten", "useClasses": ["一般用"], "share": 0.5 }, { "kind": "set", "useClasses": ["団体用"], "base": 2800, "meterFee": { "13": 140 } } ] }
        """u8.ToArray();

    private static FuzzSubject Of(string name, byte[][] seeds, Action<string> use) => new(name, seeds, bytes =>
    {
        use(Encoding.UTF8.GetString(bytes));
        return FuzzReading.Whole;
    }, Json: true);

    private static byte[][] Seeds(string db, string kind) => [.. Directory.GetFiles(Path.Combine(db, "channels", kind), "*.json").Order(StringComparer.Ordinal).Select(System.IO.File.ReadAllBytes)];

    private static void Book(string text, string folder)
    {
        var book = RuleBookLoader.Load(folder, path => path.EndsWith(RuleBookLoader.FileName, StringComparison.Ordinal) ? text : System.IO.File.ReadAllText(path));
        foreach (var tariff in book.Tariffs)
        {
            var use = tariff.Rates[0].UseClass;
            var water = tariff.Service == Service.Water;
            Quote.Of(new ChargeEngine(book), new QuoteAsk
            {
                Day = LocalDate.Max(tariff.EffectiveFrom, new LocalDate(2026, 4, 1)),
                Months = 2,
                MeterSize = tariff.Rates[0].MeterSizes is [var size, ..] ? size : 13,
                Usage = [new RegisterUsage(null, new CubicMetres(45))],
                WaterUseClass = water ? use : null,
                SewerUseClass = water ? null : use,
            });
        }
    }

    private static void Price(Tariff tariff)
    {
        TariffLinter.Check(tariff);
        foreach (var rate in tariff.Rates)
        {
            var size = rate.MeterSizes?[0] ?? rate.Base.BySize?.Keys.First() ?? rate.MeterFee?.BySize?.Keys.First();
            foreach (var cubicMetres in Usage)
            {
                var input = new PricingInput(rate.UseClass, size, [new RegisterUsage(rate.Register, new CubicMetres(cubicMetres))], 2, 1);
                if (BillCalculator.Price(tariff, input, 0.1m).Charged != BillCalculator.Explain(tariff, input, 0.1m).Price.Charged)
                {
                    throw new InvalidOperationException("the explanation tells another price");
                }
            }
        }
    }

    private static void Plan(string text)
    {
        var plan = PlanLoader.Parse(text, "f");
        PlanResult.Of(plan, plan.CaseKeys[0]);
    }
}
