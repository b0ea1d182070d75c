using Billing.Charges;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;
using Billing.Tests.RuleBooks;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Billing.Tests.Charges;

/// <summary>A rule book and a supply drawn from a seed.</summary>
internal sealed class RandomTown
{
    public const string Begins = "2000-04-01";
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(300);
    private readonly string _service;

    /// <param name="settled">Whole months without start and stop at one rate of tax, as a settlement's are.</param>
    public RandomTown(int seed, bool settled = false)
    {
        Random = new Random(seed);
        Tables = new RandomTables(Random);
        var service = Random.Next(2) == 0 ? Service.Water : Service.Sewer;
        _service = service == Service.Water ? "water" : "sewer";
        Table = Tables.Draw("table", _service, Begins);
        Supply = Draw(service, settled);
        var rules = new RandomRules(Random, service, Supply.From, Supply.To, Supply.Usage.Count == 1);
        Rules = rules.Texts;
        Supply = Supply with { Facts = rules.Facts };
    }

    public Random Random { get; }

    public RandomTables Tables { get; }

    /// <summary>The text of the table.</summary>
    public string Table { get; }

    /// <summary>The text of each rule beside the choice of tables.</summary>
    public IReadOnlyList<string> Rules { get; set; }

    public Supply Supply { get; }

    /// <param name="rules">In place of <see cref="Rules"/>.</param>
    /// <param name="table">In place of <see cref="Table"/>.</param>
    /// <param name="later">Text of a second version of the table.</param>
    /// <param name="basis">How versions are chosen.</param>
    /// <param name="transition">経過措置 of the second version, JSON.</param>
    public ChargeEngine Engine(IEnumerable<string>? rules = null, string? table = null, string? later = null, string basis = "periodEnd", string? transition = null)
    {
        var choice = $$"""{ "kind": "tariffChoice", "id": "choice", "from": "{{Begins}}", "basis": "{{basis}}", "citation": "c" }""";
        var second = later is null ? "" : $$""", { "service": "{{_service}}", "file": "later.json" {{(transition is null ? "" : $", \"appliesFrom\": {transition}")}} }""";
        var book = $$"""
            {
              "format": "water-rulebook/1", "id": "town", "utility": { "ja": "試験町", "en": "Test Town" }, "consumptionTax": "law.json",
              "tariffs": [ { "service": "{{_service}}", "file": "table.json" }{{second}} ], "rules": [ {{string.Join(",\n", [choice, .. rules ?? Rules])}} ]
            }
            """;
        return new ChargeEngine(RuleBookLoader.Load("town", path => path switch
        {
            "town/rulebook.json" => book,
            "town/table.json" => table ?? Table,
            "town/later.json" when later is not null => later,
            "town/law.json" => TestBook.Law,
            _ => throw new FileNotFoundException(path),
        }));
    }

    /// <summary>The same supply with so many m³ more on its first register.</summary>
    public static Supply More(Supply supply, int cubicMetres) => supply with
    {
        Usage = [.. supply.Usage.Select((usage, i) => i == 0 ? usage with { CubicMetres = new CubicMetres(usage.CubicMetres.Value + cubicMetres) } : usage)],
    };

    /// <summary>A version of the table with the same values from a later day.</summary>
    public string TableAgain(LocalDate from) => RandomTables.Again(Table, "table", "later", Begins, $"{from:uuuu-MM-dd}");

    /// <summary>Another version of the table, with other prices.</summary>
    public string OtherTable(LocalDate from) => Tables.Draw("later", _service, $"{from:uuuu-MM-dd}");

    /// <summary>A day inside the period, not its first.</summary>
    public LocalDate DayInside() => Supply.From.PlusDays(Random.Next(Period.DaysBetween(Supply.From, Supply.To)) + 1);

    /// <summary>Whether two charges are the same in everything that stands on the bill and before rounding.</summary>
    public static bool Same(Charge a, Charge b) =>
        (a.Charged, a.Tax, a.TaxRate, a.CubicMetres) == (b.Charged, b.Tax, b.TaxRate, b.CubicMetres)
        && Near(a.BeforeTax, b.BeforeTax)
        && a.Lines.Select(Of).SequenceEqual(b.Lines.Select(Of));

    /// <summary>The same but for the last digits of thirds.</summary>
    public static bool Near(decimal a, decimal b) => Math.Abs(a - b) < 0.000_000_000_001m;

    public static void Check(Func<int, bool> holds) => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), holds).Check(Few);

    private static (ChargeLineKind, Money, Money, decimal) Of(ChargeLine line) => (line.Kind, line.Charged, line.Tax, line.TaxRate);

    private Supply Draw(Service service, bool settled)
    {
        var months = 1 + Random.Next(settled ? 2 : 3);
        var from = settled ? new LocalDate(2026, 1 + Random.Next(4), 1) : Random.Next(4) == 0 ? new LocalDate(2019, 9, 1 + Random.Next(28)) : new LocalDate(2026, 2, 1 + Random.Next(28));
        var (starts, stops) = settled ? (false, false) : (Random.Next(4) == 0, Random.Next(4) == 0);
        var to = starts || stops ? from.PlusDays(1 + Random.Next(90)) : from.PlusMonths(months).PlusDays(-1);
        string?[] registers = !settled && service == Service.Water && Random.Next(5) == 0 ? ["day", "night"] : [null];
        return new Supply
        {
            Service = service,
            UseClass = "一般",
            MeterSize = 13,
            Usage = [.. registers.Select(register => new RegisterUsage(register, new CubicMetres(Random.Next(80))))],
            From = from,
            To = to,
            Months = months,
            Month = BillingMonth.Of(to),
            UserSince = starts ? from : new LocalDate(2010, 4, 1),
            Stops = stops,
            Dwellings = Random.Next(3) == 0 ? 1 + Random.Next(8) : 1,
            Past = RandomRules.Past(from, 5 + Random.Next(20)),
        };
    }
}
