using Billing.Collection;
using Billing.Db.Demo;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Xunit;

namespace Billing.Tests.Demo;

/// <summary>The generated rows themselves, before any database.</summary>
public sealed class TownRowsTests
{
    private static readonly List<TownRows> Town = Make(new DemoOptions { Accounts = 2_000, SearchIndex = false });

    [Fact]
    public void The_default_town_has_the_documented_number_of_contracts_in_each_class()
    {
        var town = Make(new DemoOptions { Months = 1, SearchIndex = false });
        var running = town.SelectMany(r => r.Contracts).Where(c => c.To is null).Select(c => c.Id).ToHashSet();
        var classes = town.SelectMany(r => r.Terms).Where(t => running.Contains(t.ContractId)).DistinctBy(t => t.ContractId).CountBy(t => t.WaterUseClass!).ToDictionary();
        Assert.Equal(16_223, classes["一般用"]);
        Assert.Equal(199, classes["団体用"]);
        Assert.Equal(16, classes["工業用"]);
        Assert.InRange(classes["船舶用"], 2, 10);
        Assert.InRange(classes["臨時用"], 4, 20);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public void A_town_of_any_size_has_as_many_running_contracts_as_asked(int accounts)
        => Assert.Equal(accounts, Make(new DemoOptions { Accounts = accounts, Months = 1, SearchIndex = false }).Sum(r => r.Contracts.Count(c => c.To is null)));

    [Fact]
    public void Contracts_of_one_point_never_overlap_and_count_up()
    {
        foreach (var point in Town.SelectMany(r => r.Contracts).GroupBy(c => c.ServicePointId))
        {
            var contracts = point.OrderBy(c => c.Number, StringComparer.Ordinal).ToList();
            for (var i = 0; i < contracts.Count; i++)
            {
                Assert.EndsWith($"-{i + 1:00}", contracts[i].Number, StringComparison.Ordinal);
                Assert.True(contracts[i].To is not { } to || contracts[i].From <= to, contracts[i].Number);
                Assert.True(i == 0 || contracts[i - 1].To < contracts[i].From, contracts[i].Number);
            }
        }
    }

    [Fact]
    public void Nobody_leaves_after_the_reading_before_the_last()
    {
        foreach (var rows in Town)
        {
            var before = rows.Rounds[^2].ReadOn;
            Assert.All(rows.Contracts, c => Assert.True(c.To is null || c.To < before));
            Assert.All(rows.Contracts, c => Assert.True(c.From < rows.Rounds[^1].ReadOn));
        }
    }

    [Fact]
    public void Every_running_contract_has_a_meter_hanging_and_is_read_in_every_round()
    {
        foreach (var rows in Town)
        {
            var hanging = rows.Placements.Where(p => p.To is null).CountBy(p => p.ServicePointId).ToDictionary();
            var read = rows.Readings.Where(r => r.RoundId is not null && r.Register == 0 && !r.Superseded).Select(r => (r.ServicePointId, r.RoundId)).ToHashSet();
            foreach (var contract in rows.Contracts.Where(c => c.To is null))
            {
                Assert.Equal(1, hanging[contract.ServicePointId]);
                Assert.All(rows.Rounds.Where(r => r.ReadOn >= contract.From), r => Assert.Contains((contract.ServicePointId, (long?)r.Id), read));
            }
        }
    }

    [Fact]
    public void A_register_goes_back_only_where_a_dial_passed_zero_or_a_value_was_mistyped()
    {
        var dials = Town.SelectMany(r => r.Meters).ToDictionary(m => m.Id, m => m.Dials);
        int rollOvers = 0, mistyped = 0;
        foreach (var meter in Town.SelectMany(r => r.Readings).Where(r => !r.Superseded && r.Kind != ReadingKind.Unread).GroupBy(r => (r.MeterId, r.Register)))
        {
            foreach (var (before, after) in meter.Zip(meter.Skip(1)).Where(p => p.Second.Index < p.First.Index))
            {
                var full = (int)Math.Pow(10, dials[before.MeterId]);
                _ = before.Index >= full * 9 / 10 ? rollOvers++ : mistyped++;
                Assert.True(before.Index >= full * 9 / 10 || after.RoundId is not null, $"{before.Index} → {after.Index}");
            }
        }

        Assert.InRange(rollOvers, 1, 10);
        Assert.InRange(mistyped, 0, 3);
    }

    [Fact]
    public void Each_route_is_read_in_its_months_and_always_in_the_last_one()
    {
        var routes = Town.Select(r => r.Routes.Single()).ToList();
        Assert.Contains(routes, r => r.CycleMonths == 2);
        foreach (var rows in Town)
        {
            var route = rows.Routes.Single();
            Assert.All(rows.Rounds, r => Assert.True(route.IsReadIn(r.Month)));
            Assert.Equal(new BillingMonth(2026, 11), rows.Rounds[^1].Month);
            Assert.Equal(route.CycleMonths == 1 ? 13 : 7, rows.Rounds.Count);
            Assert.All(rows.Rounds, r => Assert.InRange(r.ReadOn.Day, 1, 12));
        }
    }

    [Fact]
    public void No_telephone_number_can_be_anybodys()
    {
        var phones = Town.SelectMany(r => r.Customers).Select(c => c.Phone).OfType<string>().ToList();
        Assert.NotEmpty(phones);
        Assert.All(phones, p => Assert.Matches(@"^(0999-0\d-\d{4}|0[789]0-0\d{3}-\d{4})$", p));
    }

    [Fact]
    public void Keys_ascend_along_the_walk()
    {
        Assert.Equal(Enumerable.Range(1, Town.Sum(r => r.Points.Count)).Select(i => (long)i), Town.SelectMany(r => r.Points).Select(p => p.Id));
        var byPoint = Town.SelectMany(r => r.Contracts).Select(c => c.ServicePointId).ToList();
        Assert.Equal(byPoint.Order(), byPoint);
    }

    [Fact]
    public void Names_carry_their_reading_in_katakana()
    {
        var persons = Town.SelectMany(r => r.Customers).Where(c => !c.IsBody).ToList();
        Assert.All(persons, c => Assert.Matches("^[ァ-ヶー]+　[ァ-ヶー]+$", c.Kana));
        Assert.Contains(persons, c => c.Name.StartsWith("𠮷", StringComparison.Ordinal));
        Assert.Contains(persons, c => c.Name.StartsWith('髙'));
        Assert.Contains(Town.SelectMany(r => r.Customers), c => c.ProtectedFrom is not null);
    }

    [Fact]
    public void Every_contract_that_is_debited_has_one_mandate_of_its_payer_with_a_bank_that_is_none()
    {
        var terms = Town.SelectMany(r => r.Terms).GroupBy(t => t.ContractId).ToDictionary(g => g.Key, g => g.MaxBy(t => t.From)!);
        var contracts = Town.SelectMany(r => r.Contracts).ToDictionary(c => c.Id);
        var mandates = Town.SelectMany(r => r.Mandates).ToList();
        Assert.Equal(terms.Values.Where(t => t.PaymentMethod == PaymentMethod.DirectDebit).Select(t => t.ContractId).Order(), mandates.Select(m => m.ContractId).Order());
        Assert.Equal(Enumerable.Range(1, mandates.Count).Select(i => (long)i), mandates.Select(m => m.Id));
        Assert.All(mandates, m =>
        {
            Assert.Equal((terms[m.ContractId].PayerId, contracts[m.ContractId].To is null), (m.PayerId, m.State == MandateState.Confirmed));
            Assert.Equal(terms[m.ContractId].SewerUseClass is null ? MandateScope.Water : MandateScope.Both, m.Scope);
            Assert.True(m.RequestedOn < m.AnsweredOn && m.AnsweredOn < m.From && m.From == terms[m.ContractId].From);
            Assert.Matches(@"^099[123]-0\d\d-00\d{5}$", $"{m.BankCode}-{m.BranchCode}-{m.AccountNumber}");
            Assert.InRange(m.HolderKana.Length, 1, ZenginKana.HolderLength);
        });
    }

    private static List<TownRows> Make(DemoOptions options) => [.. DemoTown.Rows(options, new TownPlan(options.Accounts))];
}
