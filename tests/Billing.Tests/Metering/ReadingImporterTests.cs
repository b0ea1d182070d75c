using Billing.Metering;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Tests.Metering;

public sealed class ReadingImporterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Good_lines_are_taken_and_bad_ones_are_named_and_kept_out(string provider)
    {
        using var town = new ReadingTown(provider);

        var result = await town.Import(
            "012-00001,M1,,2026-11-10,1020,,,R07",
            "012-00002,M1,,2026-11-10,1020,,,R07",
            "012-00077,,,2026-11-10,1020,,,R07",
            "012-00003,,,yesterday,1020,,,R07",
            "012-00004,,,2026-11-10,,unread,犬,R07");

        Assert.Equal((5, 2, 0, 0, 3), (result.Import.Lines, result.Import.Taken, result.Import.Corrected, result.Import.Unchanged, result.Import.Refused));
        Assert.Equal([null, "reading.wrong-meter", "reading.unknown-point", "reading-file.date", null], result.Lines.Select(l => l.Code));
        Assert.Equal([2, 3, 4, 5, 6], result.Lines.Select(l => l.Line));
        var readings = town.OfNovember();
        Assert.Equal([(1020, ReadingKind.Regular, "R07"), (0, ReadingKind.Unread, "R07")], readings.Select(r => (r.Index, r.Kind, r.EnteredBy!)));
        Assert.All(readings, r => Assert.Equal((result.Import.Id, town.November.Id), (r.ImportId!.Value, r.RoundId!.Value)));
        await using var db = town.NewContext();
        Assert.Equal(
            [(3, "reading.wrong-meter"), (4, "reading.unknown-point"), (5, "reading-file.date")],
            (await db.ReadingImportLines.OrderBy(l => l.Line).ToListAsync(Stop)).Select(l => (l.Line, l.Code)));
        var import = await db.ReadingImports.SingleAsync(Stop);
        Assert.Equal(("mori", ReadingTown.Now, "012.csv"), (import.ImportedBy, import.ImportedAt, import.FileName));
    }

    [Theory]
    [EveryDatabase]
    public async Task The_same_file_again_changes_nothing_and_says_so(string provider)
    {
        using var town = new ReadingTown(provider);
        var first = await town.Import("012-00001,M1,,2026-11-10,1020,,,R07", "012-00002,,,2026-11-10,-5,,,R07");

        var again = await town.Import("012-00001,M1,,2026-11-10,1020,,,R07", "012-00002,,,2026-11-10,-5,,,R07");

        Assert.True(again.AlreadyTaken);
        Assert.Equal((first.Import.Id, 1, 1), (again.Import.Id, again.Import.Taken, again.Import.Refused));
        Assert.Empty(again.Lines);
        Assert.Single(town.OfNovember());
        await using var db = town.NewContext();
        Assert.Equal((1, 1), (await db.ReadingImports.CountAsync(Stop), await db.ReadingImportLines.CountAsync(Stop)));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_corrected_file_supersedes_with_its_trace(string provider)
    {
        using var town = new ReadingTown(provider);
        await town.Import("012-00001,M1,,2026-11-10,10200,,,R07", "012-00002,,,2026-11-10,1030,,,R07");

        var result = await town.Import("012-00001,M1,,2026-11-10,1020,,,R07", "012-00002,,,2026-11-10,1030,,,R07");

        Assert.Equal([ReadingFate.Corrected, ReadingFate.Unchanged], result.Lines.Select(l => l.Fate));
        Assert.Equal("012-00001: 10,200 on 2026-11-10 was corrected to 1,020 on 2026-11-10.", result.Lines[0].Said!.En);
        var readings = town.OfNovember();
        Assert.Equal([(10200, true), (1030, false), (1020, false)], readings.Select(r => (r.Index, r.Superseded)));
        Assert.Equal(readings[0].Id, readings[2].SupersedesId);
        await using var db = town.NewContext();
        Assert.Equal("reading.corrected", (await db.ReadingImportLines.SingleAsync(Stop)).Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_second_reading_takes_the_place_of_an_unread_meter(string provider)
    {
        using var town = new ReadingTown(provider);
        await town.Import("012-00001,,,2026-11-10,,unread,犬,R07");

        var result = await town.Import("012-00001,,,2026-11-12,1020,,,R07");

        Assert.Equal(ReadingFate.Corrected, Assert.Single(result.Lines).Fate);
        Assert.Equal([(ReadingKind.Unread, true), (ReadingKind.Regular, false)], town.OfNovember().Select(r => (r.Kind, r.Superseded)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Once_the_round_is_closed_the_bill_must_be_corrected(string provider)
    {
        using var town = new ReadingTown(provider);
        await town.Import("012-00001,,,2026-11-10,1020,,,R07");
        town.Close();

        var result = await town.Import("012-00001,,,2026-11-10,1021,,,R07");

        var line = Assert.Single(result.Lines);
        Assert.Equal((ReadingFate.Refused, "reading.round-closed"), (line.Fate, line.Code));
        Assert.Contains("更正", line.Said!.Ja, StringComparison.Ordinal);
        Assert.Equal(1020, Assert.Single(town.OfNovember()).Index);
    }

    [Theory]
    [EveryDatabase("012-00001,,,2026-11-13,1020,,,", "reading.future")]
    [EveryDatabase("012-00001,,,2026-10-05,1020,,,", "reading.round-closed")]
    [EveryDatabase("012-00001,,,2026-12-10,1020,,,", "reading.future")]
    [EveryDatabase("012-00001,,,2019-11-10,1020,,,", "reading.too-old")]
    [EveryDatabase("012-00001,,,-0005-11-10,1020,,,", "reading.too-old")]
    [EveryDatabase("012-00001,,,9999-12-31,1020,,,", "reading.future")]
    [EveryDatabase("012-90006,,,2026-11-10,1020,,,", "reading.no-meter")]
    [EveryDatabase("012-00001,,,2026-11-10,,unread,12345678901234567890123456789012345678901,", "reading.text")]
    [EveryDatabase("012-00001012-00001012-00001012-00001012-00001,,,2026-11-10,1020,,,", "reading.text")]
    [EveryDatabase("012-00001,,,2026-08-10,1020,,,", "reading.no-round")]
    [EveryDatabase("012-00001,,,2026-11-10,-1,,,", "reading.negative")]
    [EveryDatabase("012-00001,,,2026-11-10,100000,,,", "reading.above-dial")]
    [EveryDatabase("012-00001,,day,2026-11-10,1020,,,", "reading.unknown-register")]
    [EveryDatabase("012-90009,,,2026-11-10,1020,,,", "reading.unknown-register")]
    [EveryDatabase("012-90009,,noon,2026-11-10,1020,,,", "reading.unknown-register")]
    [EveryDatabase("012-00001,,,2026-11-10,,unread,,", "reading.no-reason")]
    public async Task A_line_that_cannot_be_is_refused_with_its_own_code(string provider, string line, string code)
    {
        using var town = new ReadingTown(provider);

        var outcome = Assert.Single((await town.Import(line)).Lines);

        Assert.Equal((ReadingFate.Refused, code), (outcome.Fate, outcome.Code));
        Assert.Empty(town.OfNovember());
    }

    [Theory]
    [EveryDatabase]
    public async Task A_reading_before_the_previous_one_is_refused(string provider)
    {
        using var town = new ReadingTown(provider);
        await using (var db = town.NewContext())
        {
            var first = await db.MeterReadings.OrderBy(r => r.Id).FirstAsync(Stop);
            db.Add(new MeterReading { ServicePointId = first.ServicePointId, MeterId = first.MeterId, ReadOn = new(2026, 11, 5), Index = 1015, Kind = ReadingKind.Opening });
            await db.SaveChangesAsync(Stop);
        }

        var result = await town.Import("012-00001,,,2026-11-04,1014,,,", "012-00002,,,2026-11-04,1014,,,");

        Assert.Equal(["reading.before-previous", null], result.Lines.Select(l => l.Code));
    }

    [Theory]
    [EveryDatabase]
    public async Task Lines_that_contradict_each_other_are_all_refused_and_a_repeat_is_taken_once(string provider)
    {
        using var town = new ReadingTown(provider);

        var result = await town.Import(
            "012-00001,,,2026-11-10,1020,,,",
            "012-00002,,,2026-11-10,1030,,,",
            "012-00001,,,2026-11-10,1002,,,",
            "012-00002,,,2026-11-10,1030,,,");

        Assert.Equal(["reading.duplicate-line", null, "reading.duplicate-line", "reading.duplicate-line"], result.Lines.Select(l => l.Code));
        Assert.Contains("line 4", result.Lines[0].Said!.En, StringComparison.Ordinal);
        Assert.Equal(1030, Assert.Single(town.OfNovember()).Index);
    }

    [Theory]
    [EveryDatabase]
    public async Task Registers_of_one_meter_are_readings_of_their_own(string provider)
    {
        using var town = new ReadingTown(provider);

        var result = await town.Import("012-90009,S9,night,2026-11-10,1030,,,", "012-90009,S9,day,2026-11-10,1120,,,");

        Assert.Equal(2, result.Import.Taken);
        Assert.Equal([((short)1, 1030), ((short)0, 1120)], town.OfNovember().Select(r => (r.Register, r.Index)));
    }

    [Theory]
    [EveryDatabase]
    public async Task The_meter_that_hung_there_on_the_day_is_the_one_that_was_read(string provider)
    {
        using var town = new ReadingTown(provider);
        town.ExchangeFirstMeter();

        var result = await town.Import("012-00001,M1,,2026-11-10,1020,,,");
        var right = await town.Import("012-00001,M1b,,2026-11-10,12,,,");

        Assert.Equal("reading.wrong-meter", Assert.Single(result.Lines).Code);
        Assert.Contains("M1b", result.Lines[0].Said!.Ja, StringComparison.Ordinal);
        Assert.Equal(1, right.Import.Taken);
    }

    [Theory]
    [EveryDatabase]
    public async Task The_same_file_twice_at_the_same_moment_is_taken_once(string provider)
    {
        using var town = new ReadingTown(provider);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => town.Import("012-00001,,,2026-11-10,1020,,,"), Stop)));

        Assert.Single(results, r => !r.AlreadyTaken);
        Assert.Single(town.OfNovember());
    }

    [Theory]
    [EveryDatabase]
    public async Task A_round_that_the_night_closes_meanwhile_takes_no_reading(string provider)
    {
        using var town = new ReadingTown(provider);
        await using var night = town.NewContext();
        await using var closing = await night.Database.BeginTransactionAsync(Stop);
        await night.ReadingRounds.Where(r => r.Id == town.November.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.ClosedAt, ReadingTown.Now), Stop);

        var import = Task.Run(() => town.Import("012-00001,,,2026-11-10,1020,,,"), Stop);
        await Task.Delay(300, Stop);
        Assert.False(import.IsCompleted);
        await closing.CommitAsync(Stop);

        Assert.Equal("reading.round-closed", Assert.Single((await import).Lines).Code);
        Assert.Empty(town.OfNovember());
    }

    [Theory]
    [EveryDatabase]
    public async Task A_long_file_takes_a_few_queries_per_thousand_lines(string provider)
    {
        const int Points = 3_000;
        using var town = new ReadingTown(provider, Points);
        await using var db = town.NewContext();
        var queries = new QueryCount();
        var entries = Enumerable.Range(1, Points)
            .Select(i => new ReadingEntry { Line = i + 1, ServicePoint = $"012-{i:00000}", ReadOn = town.November.ReadOn, Index = 1020 }).ToList();

        using (queries.Watch())
        {
            var result = await new ReadingImporter(db).Import(new("big.csv", "x", entries, []), ReadingTown.Today, ReadingTown.Now, "mori", Stop);
            Assert.Equal((Points, 0), (result.Import.Taken, result.Import.Refused));
        }

        Assert.InRange(queries.Reads, 1, 20);
    }
}
