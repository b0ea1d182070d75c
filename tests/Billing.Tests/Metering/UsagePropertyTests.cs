using Billing.Kernel;
using Billing.Metering;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Billing.Tests.Metering;

/// <summary>What holds for every supply, not only for those that somebody thought of.</summary>
public sealed class UsagePropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    /// <summary>A meter's part of a period: its dial, where it stood, and what flowed through it: at most a tenth of the dial, as roll-over near the top supposes.</summary>
    private static readonly Gen<(int Dials, int Start, int Flow)> Parts =
        from dials in Gen.Choose(4, 6)
        let full = (int)Math.Pow(10, dials)
        from start in Gen.Frequency((3, Gen.Choose(0, full - 1)), (1, Gen.Choose(full - 50, full - 1)))
        from flow in Gen.Frequency((3, Gen.Choose(0, 100)), (1, Gen.Choose(0, full / 10)))
        select (dials, start, flow);

    [Fact]
    public void Usage_is_what_flowed_through_roll_over_and_exchanges()
    {
        var supplies = Gen.NonEmptyListOf(Parts).Where(parts => parts.Count <= 4).ToArbitrary();

        Check(Prop.ForAll(supplies, parts =>
        {
            var supply = Told(parts);
            var usage = supply.Work();

            Assert.Equal(parts.Sum(p => p.Flow), usage.CubicMetres.Value);
            Assert.Equal(parts.SkipLast(1).Sum(p => p.Flow), usage.OldMeterCubicMetres);
            Assert.Empty(supply.Findings);
        }));
    }

    [Fact]
    public void Usage_is_never_negative_and_held_exactly_when_something_was_found()
    {
        Check(Prop.ForAll(Anything().ToArbitrary(), supply =>
        {
            try
            {
                var usage = supply.Work(Supply.Rules() with { Against = [Supply.Against(Billing.RuleBooks.Yardstick.Previous, 2m, 0.5m)] });

                Assert.True(usage.CubicMetres.Value >= 0 && usage.OldMeterCubicMetres >= 0);
                Assert.Equal(supply.Findings.Count > 0 ? UsageState.Held : UsageState.Passed, usage.State);
            }
            catch (BusinessRuleException refusal)
            {
                Assert.StartsWith("usage.", refusal.Code, StringComparison.Ordinal);
            }
        }));
    }

    [Fact]
    public void The_same_input_gives_the_same_usage()
    {
        Check(Prop.ForAll(Anything().ToArbitrary(), supply => Assert.Equal(Told(supply), Told(supply))));
    }

    [Fact]
    public void Estimates_and_their_settlement_bill_what_flowed()
    {
        var months = (from flows in Gen.ListOf(Gen.Choose(0, 60)).Where(f => f.Count is > 1 and < 8) from past in Gen.Choose(0, 60) select (flows, past)).ToArbitrary();

        Check(Prop.ForAll(months, m =>
        {
            var estimates = new List<int>();
            Usage usage;
            var day = new LocalDate(2026, 1, 10);
            for (var month = 1; ; month++)
            {
                var supply = new Supply { PeriodFrom = day.PlusMonths(month - 1).PlusDays(1), PeriodTo = day.PlusMonths(month) }.Base(100, day);
                for (var i = estimates.Count; i > 0; i--)
                {
                    supply.UsedIn(estimates[i - 1], 1, day.PlusMonths(i), UsageBasis.Estimated);
                    supply.Unread(day.PlusMonths(estimates.Count - i + 1));
                }

                supply.UsedIn(m.past, 1, day);
                if (month == m.flows.Count)
                {
                    usage = supply.Read(100 + m.flows.Sum()).Work();
                    break;
                }

                estimates.Add(supply.Unread().Work().CubicMetres.Value);
            }

            Assert.Equal(UsageBasis.Settled, usage.Basis);
            Assert.Equal(Math.Max(m.flows.Sum(), estimates.Sum()), estimates.Sum() + usage.CubicMetres.Value);
            Assert.Equal(estimates.Sum() > m.flows.Sum(), usage.State == UsageState.Held);
        }));
    }

    private static void Check(Property property) => property.Check(Thorough);

    private static Supply Told(List<(int Dials, int Start, int Flow)> parts)
    {
        var supply = new Supply(parts[0].Dials).Base(parts[0].Start);
        var day = Supply.From;
        for (var i = 1; i < parts.Count; i++)
        {
            day = day.PlusDays(5);
            supply.Exchanged(End(parts[i - 1]), parts[i].Start, day, parts[i].Dials);
        }

        return supply.Read(End(parts[^1]));
    }

    private static int End((int Dials, int Start, int Flow) part) => (part.Start + part.Flow) % (int)Math.Pow(10, part.Dials);

    private static string Told(Supply supply)
    {
        var findings = new List<Finding>();
        try
        {
            var usage = UsageRules.Work(supply.Input(), Supply.Rules(), findings);
            return System.Text.Json.JsonSerializer.Serialize(usage) + string.Join('|', findings);
        }
        catch (BusinessRuleException refusal)
        {
            return refusal.Message;
        }
    }

    /// <summary>Readings in any order of kinds, values and meters, also ones that cannot be.</summary>
    private static Gen<Supply> Anything()
    {
        var happenings = Gen.ListOf(
            from what in Gen.Choose(0, 6)
            from index in Gen.Choose(0, 99_999)
            from days in Gen.Choose(0, 10)
            select (what, index, days));
        var pasts = Gen.ListOf(from used in Gen.Choose(0, 200) from estimated in Gen.Choose(0, 1) select (used, estimated));
        return from told in happenings from past in pasts select Tell(told, past);
    }

    private static Supply Tell(List<(int What, int Index, int Days)> told, List<(int Used, int Estimated)> past)
    {
        var supply = new Supply();
        var day = Supply.From.PlusDays(-1);
        foreach (var (what, index, days) in told)
        {
            _ = what switch
            {
                0 or 1 => supply.Read(index, day),
                2 => supply.Unread(day),
                3 => supply.Exchanged(index, index / 2, day),
                4 => supply.Reading(ReadingKind.Opening, index, day, 0),
                5 => supply.Reading(ReadingKind.Removed, index, day, 0),
                _ => supply.Reading(ReadingKind.Closing, index, day, 0),
            };
            day = day.PlusDays(days);
        }

        for (var i = 0; i < past.Count; i++)
        {
            supply.UsedIn(past[i].Used, 1, Supply.From.PlusDays(-1).PlusMonths(-i), past[i].Estimated == 1 ? UsageBasis.Estimated : UsageBasis.Metered);
        }

        return supply;
    }
}
