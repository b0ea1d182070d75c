using Billing.Db.SqlServer;
using Billing.Ledger;
using Billing.Metering;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.SqlServer;

public sealed class TSqlTests
{
    private static readonly LocalDate Day = new(2026, 11, 22);

    [Fact]
    public void The_script_for_administrators_parses_and_creates_every_table()
    {
        var script = File.ReadAllText(Path.Combine(Root(), "db", "scripts", "sqlserver.sql"));

        TSql.AssertParses(script);

        Assert.Superset(Tables(), TSql.Statements<CreateTableStatement>(script).Select(s => s.SchemaObjectName.BaseIdentifier.Value).ToHashSet());
    }

    [Fact]
    public void The_tables_of_the_model_parse()
    {
        using var db = TSql.NewContext();
        var script = db.Database.GenerateCreateScript();

        TSql.AssertParses(script);

        Assert.Equal(Tables().Order(), TSql.Statements<CreateTableStatement>(script).Select(s => s.SchemaObjectName.BaseIdentifier.Value).Order());
    }

    [Theory]
    [InlineData("CREATE TABLE [Bills] ([Id] bigint NOT NULL,, [TotalYen] bigint)")]
    [InlineData("SELECT * FROM \"Bills\" LIMIT 1")]
    [InlineData("SELECT 1\nGO\nINSERT INTO Bills (Id) VALUES (1) ON CONFLICT DO NOTHING")]
    public void A_broken_script_is_reported(string script) => Assert.NotEmpty(TSql.Faults(script));

    [Fact]
    public void Backup_and_restore_statements_parse()
    {
        TSql.AssertParses(SqlServerBackup.BackupSql("Wasser]'s"));
        Assert.All(SqlServerBackup.RestoreSql("Wasser]'s"), TSql.AssertParses);
    }

    [Fact]
    public void Sums_of_money_and_quantities_parse()
    {
        using var db = TSql.NewContext();

        TSql.AssertParses(db.Transfers.GroupBy(t => new { t.Fund, t.Debit }).Select(g => new { g.Key, Yen = g.Sum(t => t.Amount.Yen), Count = g.Count() }));
        TSql.AssertParses(db.Bills.GroupBy(b => b.Month).Select(g => new { g.Key, Yen = g.Sum(b => b.Total.Yen), Largest = g.Max(b => b.Total.Yen) }));
        TSql.AssertParses(db.Usages.Where(u => u.CubicMetres.Value > 100 && u.State == UsageState.Held).OrderByDescending(u => u.CubicMetres.Value).Take(20));
    }

    [Fact]
    public void Histories_on_a_day_parse()
    {
        using var db = TSql.NewContext();

        TSql.AssertParses(
            from contract in db.Contracts
            where contract.From <= Day && (contract.To == null || contract.To >= Day)
            join point in db.ServicePoints on contract.ServicePointId equals point.Id
            let terms = db.ContractTerms.Where(t => t.ContractId == contract.Id && t.From <= Day).OrderByDescending(t => t.From).First()
            orderby point.RouteId, point.RouteSequence
            select new { contract.Number, Point = point.Number, terms.WaterUseClass });
        TSql.AssertParses(db.MeterReadings.Where(r => r.ReadOn < Day).GroupBy(r => new { r.ServicePointId, r.Register }).Select(g => new { g.Key, Last = g.Max(r => r.ReadOn) }));
    }

    [Fact]
    public void What_is_still_owed_parses()
    {
        using var db = TSql.NewContext();

        TSql.AssertParses(db.Claims.Select(claim => new
        {
            claim.Id,
            Owed = db.Transfers.Where(t => t.ClaimId == claim.Id && t.Debit == Account.Receivable).Sum(t => t.Amount.Yen)
                - db.Transfers.Where(t => t.ClaimId == claim.Id && t.Credit == Account.Receivable).Sum(t => t.Amount.Yen),
        }).Where(row => row.Owed > 0));
    }

    [Fact]
    public void The_counters_search_parses()
    {
        using var db = TSql.NewContext();
        var words = new[] { "ヨシノ", "012" };
        long[] keys = [1, 2];
        var changed = db.SearchAdditions.Where(a => a.Gram == 1 && db.SearchAdditions.Any(o => o.Gram == 2 && o.ContractId == a.ContractId));

        TSql.AssertParses(db.SearchBlocks.Where(b => EF.Parameter(keys).Contains(b.Id)));
        TSql.AssertParses(changed.OrderBy(a => a.ContractId).Select(a => a.ContractId).Distinct().Take(400));
        TSql.AssertParses(db.Customers.Where(c => words.Contains(c.Number)).Skip(20).Take(20).OrderBy(c => c.Kana));
    }

    [Fact]
    public void Changes_of_many_rows_parse()
    {
        var commands = TSql.Record(db =>
        {
            db.NightSteps.Where(s => s.NightId == 1 && s.LeaseUntil < Instant.FromUtc(2026, 11, 22, 0, 0)).ExecuteUpdate(set => set.SetProperty(s => s.Fence, s => s.Fence + 1));
            db.SearchAdditions.Where(t => t.ContractId == 5).ExecuteDelete();
            Assert.Null(db.NumberSeries.FirstOrDefault(s => s.Name == "bill-2026"));
        });

        Assert.Equal(3, commands.Count);
        Assert.All(commands, TSql.AssertParses);
    }

    private static HashSet<string> Tables()
    {
        using var db = TSql.NewContext();
        return [.. db.Model.GetEntityTypes().Select(e => e.GetTableName()!)];
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Billing.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
