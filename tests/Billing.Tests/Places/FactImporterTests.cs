using System.Text;
using Billing.Exchange;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Places;

public sealed class FactImporterTests
{
    private const string Header = "contract,kind,from,to,number,word,source\n";

    private static readonly RuleBook Book = RuledBook.With(
        """{ "kind": "relief", "category": "障害者", "base": 1, "said": { "ja": "福祉減免", "en": "Welfare" } }""");

    [Theory, EveryDatabase]
    public async Task A_file_is_taken_once_with_its_sources_and_the_same_again_changes_nothing(string provider)
    {
        using var test = Town(provider);
        const string text = Header + "001-00002-01,relief,2026-09-01,2027-08-31,,障害者,福祉課 決定通知12号\n001-00003-01,residents,2026-09-01,,4,,住民届\n";

        var first = await Import(test, text);
        var again = await Import(test, text);

        Assert.Equal((2, 2, 0), (first.Lines, first.Taken, first.Unchanged));
        Assert.Equal((2, 0, 2), (again.Lines, again.Taken, again.Unchanged));
        using var db = test.NewContext();
        var facts = db.SupplyFacts.AsNoTracking().OrderBy(f => f.ContractId).ToList();
        Assert.Equal([2L, 3L], facts.Select(f => f.ContractId));
        Assert.Equal(("福祉課 決定通知12号", new LocalDate(2027, 8, 31), "mori"), (facts[0].Source, facts[0].To, facts[0].EnteredBy));
    }

    [Theory, EveryDatabase]
    public async Task One_wrong_line_keeps_the_whole_file_out_and_every_fault_is_told(string provider)
    {
        using var test = Town(provider);

        var result = await Import(test, Header
            + "001-00002-01,residents,2026-09-01,,4,,住民届\n"
            + "999-99999-01,residents,2026-09-01,,4,,住民届\n"
            + "001-00003-01,relief,2026-09-01,,,生活保護,福祉課\n"
            + "001-00004-01,residents,2026-09-01,,,,住民届\n"
            + "001-00005-01,residents,soon,,3,,住民届\n"
            + "001-00002-01,residents,2026-09-01,,5,,住民届\n");

        Assert.Equal(
            [(3, 1, "fact.contract"), (4, 6, "fact.word"), (5, 5, "fact.number"), (6, 3, "fact-file.date"), (7, 0, "fact.same-day")],
            result.Faults.Select(fault => (fault.Line, fault.Column, fault.Code)));
        Assert.Equal(0, result.Taken);
        using var db = test.NewContext();
        Assert.False(db.SupplyFacts.Any());
    }

    [Theory, EveryDatabase]
    public async Task Next_years_residents_end_this_years(string provider)
    {
        using var test = Town(provider);
        await Import(test, Header + "001-00002-01,residents,2025-04-01,,4,,台帳\n");

        Assert.Equal(1, (await Import(test, Header + "001-00002-01,residents,2026-04-01,,5,,台帳\n")).Taken);

        using var db = test.NewContext();
        Assert.Equal([new LocalDate(2026, 3, 31), null], StandingFacts.Of(db.SupplyFacts.AsNoTracking().ToList()).Select(f => f.To));
    }

    private static TestDatabase Town(string provider)
    {
        var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 5);
        return test;
    }

    private static async Task<FactImportResult> Import(TestDatabase test, string text)
    {
        using var db = test.NewContext();
        return await new FactImporter(db, Book).Import(FactsCsv.Read("facts.csv", Encoding.UTF8.GetBytes(text)), "mori", TestContext.Current.CancellationToken);
    }
}
