using Billing.Charges;
using Billing.Kernel;
using Billing.Nights;
using Billing.Places;
using Billing.Tariffs;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Charges;

public sealed class QuoteTests
{
    private static readonly ChargeEngine Engine = new(SmallTown.Book);

    private static QuoteAsk Ask => new()
    {
        Day = new LocalDate(2026, 10, 8),
        Months = 1,
        Usage = [new RegisterUsage(null, new CubicMetres(12))],
        MeterSize = 13,
        WaterUseClass = "一般用",
        SewerUseClass = "一般用",
        UserSince = new LocalDate(2026, 8, 8),
    };

    [Fact]
    public void A_quote_is_what_the_night_then_charges()
    {
        using var test = TestDatabase.Create("sqlite");
        var town = SmallTown.Build(test.Database, 4, months: 2);
        foreach (var night in town.Nights)
        {
            new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(night, cancel: TestContext.Current.CancellationToken);
        }

        using var db = test.NewContext();
        foreach (var bill in db.Bills.AsNoTracking().Where(b => b.Month == new BillingMonth(2026, 10)).ToList())
        {
            var sewer = bill.ContractId % 2 == 0 ? "一般用" : null;
            var quote = Quote.Of(Engine, Ask with { Usage = [new RegisterUsage(null, new CubicMetres(SmallTown.Uses((int)bill.ContractId)))], SewerUseClass = sewer });
            Assert.Equal((bill.PeriodFrom, bill.PeriodTo, bill.Total), (quote.From, quote.To, quote.Total));
        }

        Assert.Equal(4, db.Bills.Count(b => b.Month == new BillingMonth(2026, 10)));
    }

    [Fact]
    public void A_quote_explains_each_service_and_adds_up()
    {
        var quote = Quote.Of(Engine, Ask);

        Assert.Equal([Service.Water, Service.Sewer], quote.Parts.Select(p => p.Service));
        Assert.All(quote.Parts, part => Assert.Equal(part.Told.Charge.Charged.Yen, (long)part.Told.Lines[^1].Amount));
        Assert.Equal(quote.Parts.Sum(p => p.Told.Charge.Charged.Yen), quote.Total.Yen);
    }

    [Fact]
    public void More_water_never_costs_less()
    {
        var yen = Enumerable.Range(0, 200).Select(m3 => Quote.Of(Engine, Ask with { Usage = [new RegisterUsage(null, new CubicMetres(m3))] }).Total.Yen).ToList();

        Assert.Equal(yen.Order(), yen);
        Assert.True(yen[^1] > yen[0]);
    }

    public static TheoryData<string, QuoteAsk> Faults => new()
    {
        { "quote.months", Ask with { Months = 0 } },
        { "quote.months", Ask with { Months = 13 } },
        { "quote.usage", Ask with { Usage = [] } },
        { "quote.usage", Ask with { Usage = [new RegisterUsage(null, new CubicMetres(-1))] } },
        { "quote.usage", Ask with { Usage = [new RegisterUsage(null, new CubicMetres(Quote.MostCubicMetres + 1))] } },
        { "quote.dwellings", Ask with { Dwellings = 0 } },
        { "quote.nothing", Ask with { WaterUseClass = null, SewerUseClass = null } },
    };

    [Theory, MemberData(nameof(Faults))]
    public void What_cannot_be_quoted_is_refused_with_its_field(string code, QuoteAsk ask)
        => Assert.Equal(code, Assert.Throws<BusinessRuleException>(() => Quote.Of(Engine, ask)).Code);

    [Fact]
    public void A_day_before_every_table_is_refused_with_a_sentence()
        => Assert.StartsWith("rulebook.", Assert.Throws<BusinessRuleException>(() => Quote.Of(Engine, Ask with { Day = new LocalDate(1950, 1, 1) })).Code, StringComparison.Ordinal);

    [Fact]
    public void A_relief_that_the_contract_has_is_in_the_quote()
    {
        var book = RuledBook.With("""{ "kind": "relief", "id": "test-welfare", "from": "2019-10-01", "service": "water", "category": "生活保護", "base": 1, "said": { "ja": "減免", "en": "Relief" }, "citation": "CHOICE: for tests" }""");
        var relief = new SupplyFact { Kind = FactKind.Relief, Word = "生活保護", From = new LocalDate(2026, 4, 1), Source = "通知" };

        var (without, with) = (Quote.Of(new ChargeEngine(book), Ask), Quote.Of(new ChargeEngine(book), Ask with { Facts = [relief] }));

        Assert.True(with.Total < without.Total);
    }
}
