using Billing.Kernel;
using Billing.Metering;
using Billing.Testing;
using Xunit;

namespace Billing.Tests.Metering;

public sealed class KeyInReadingTests
{
    private static readonly ReadingEntry Entry = new() { ServicePoint = "012-00001", ReadOn = new(2026, 11, 10), Index = 1020 };

    [Theory]
    [EveryDatabase]
    public async Task A_reading_is_keyed_in_with_the_name_of_the_person(string provider)
    {
        using var town = new ReadingTown(provider);

        var outcome = await town.KeyIn(Entry);

        Assert.Equal(ReadingFate.Taken, outcome.Fate);
        var reading = Assert.Single(town.OfNovember());
        Assert.Equal((1020, "mori", null, town.November.Id), (reading.Index, reading.EnteredBy, reading.ImportId, reading.RoundId!.Value));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_reading_keyed_in_corrects_the_one_from_the_file(string provider)
    {
        using var town = new ReadingTown(provider);
        await town.Import("012-00001,,,2026-11-10,1200,,,R07");

        var outcome = await town.KeyIn(Entry);

        Assert.Equal((ReadingFate.Corrected, "reading.corrected"), (outcome.Fate, outcome.Code));
        var readings = town.OfNovember();
        Assert.Equal([(1200, true), (1020, false)], readings.Select(r => (r.Index, r.Superseded)));
        Assert.Equal(readings[0].Id, readings[1].SupersedesId);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_refused_reading_says_why_and_leaves_nothing(string provider)
    {
        using var town = new ReadingTown(provider);

        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => town.KeyIn(Entry with { Index = 123_456 }));

        Assert.Equal("reading.above-dial", refusal.Code);
        Assert.Contains("99,999", refusal.Said.Ja, StringComparison.Ordinal);
        Assert.Empty(town.OfNovember());
    }

    [Theory]
    [EveryDatabase]
    public async Task Smart_meters_send_several_and_a_bad_one_keeps_no_other_out(string provider)
    {
        using var town = new ReadingTown(provider);
        await using var db = town.NewContext();

        var outcomes = await new KeyInReading(db).Take(
            [Entry with { Kind = ReadingKind.Remote }, Entry with { ServicePoint = "nowhere" }, Entry with { ServicePoint = "012-00002", Kind = ReadingKind.Remote }],
            ReadingTown.Today,
            "smart-1",
            TestContext.Current.CancellationToken);

        Assert.Equal([ReadingFate.Taken, ReadingFate.Refused, ReadingFate.Taken], outcomes.Select(o => o.Fate));
        Assert.Equal(2, town.OfNovember().Count);
    }

    [Theory]
    [EveryDatabase]
    public async Task Opening_and_exchange_values_are_not_keyed_in_as_readings(string provider)
    {
        using var town = new ReadingTown(provider);

        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => town.KeyIn(Entry with { Kind = ReadingKind.Installed }));

        Assert.Equal("reading.kind", refusal.Code);
    }
}
