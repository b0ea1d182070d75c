using System.Globalization;
using Billing.Privacy;
using Billing.Testing;
using Billing.Tests.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Privacy;

/// <summary>The chain over the records: whoever alters, deletes, inserts or cuts off something is found, and where.</summary>
public sealed class AuditChainTests
{
    private readonly StandingClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public void Sealed_records_verify_and_those_of_the_last_moment_wait(string provider)
    {
        using var town = new ProtectedTown(provider);
        var records = Count(town);
        Assert.Equal((0L, records, true), (AuditCheck.Run(town.Database).Links, AuditCheck.Run(town.Database).Unsealed, AuditCheck.Run(town.Database).Oldest is not null));
        Assert.Equal(records, Sealer(town).SealAll(Stop));
        Assert.Equal(0, Sealer(town).Seal());
        Look(town, "clerk");

        var report = AuditCheck.Run(town.Database);

        Assert.Empty(report.Faults);
        Assert.Equal((records, records, 1L, 0L), (report.Links, report.Entries, report.Unsealed, report.Disposed));
        Assert.Equal(1, Sealer(town).Seal());
        Assert.Equal(records + 1, AuditCheck.Run(town.Database, new Dictionary<long, string> { [report.Sequence] = report.Hash }).Entries);
        Assert.Empty(AuditCheck.Run(town.Database, new Dictionary<long, string> { [report.Sequence] = report.Hash[..16] }).Faults);
    }

    [Theory, EveryDatabase]
    public void An_altered_record_is_named(string provider) => Tampered(provider, (db, third) => db.AccessEntries.Where(e => e.Id == third).ExecuteUpdate(s => s.SetProperty(e => e.Who, "innocent")), "audit.content 3");

    [Theory, EveryDatabase]
    public void An_altered_value_before_a_change_is_named(string provider) => Tampered(provider, (db, third) => db.AccessEntries.Where(e => e.Id == third).ExecuteUpdate(s => s.SetProperty(e => e.Fields, "{}")), "audit.content 3");

    [Theory, EveryDatabase]
    public void A_deleted_record_is_named(string provider) => Tampered(provider, (db, third) => db.AccessEntries.Where(e => e.Id == third).ExecuteDelete(), "audit.missing 3");

    [Theory, EveryDatabase]
    public void A_record_deleted_with_its_link_leaves_a_gap(string provider) => Tampered(provider, (db, third) =>
    {
        db.AccessEntries.Where(e => e.Id == third).ExecuteDelete();
        db.AuditLinks.Where(l => l.Sequence == 3).ExecuteDelete();
    }, "audit.gap 3");

    [Theory, EveryDatabase]
    public void An_altered_link_breaks_the_chain_there(string provider) => Tampered(provider, (db, _) => db.AuditLinks.Where(l => l.Sequence == 3).ExecuteUpdate(s => s.SetProperty(l => l.SealedAt, Instant.FromUtc(2020, 1, 1, 0, 0))), "audit.link 3");

    [Theory, EveryDatabase]
    public void Two_records_that_change_places_are_named(string provider) => Tampered(provider, (db, third) =>
    {
        var last = db.AuditLinks.Single(l => l.Sequence == 4).EntryId;
        db.AuditLinks.Where(l => l.Sequence == 3).ExecuteUpdate(s => s.SetProperty(l => l.EntryId, -1));
        db.AuditLinks.Where(l => l.Sequence == 4).ExecuteUpdate(s => s.SetProperty(l => l.EntryId, third));
        db.AuditLinks.Where(l => l.Sequence == 3).ExecuteUpdate(s => s.SetProperty(l => l.EntryId, last));
    }, "audit.link 3", "audit.content 3", "audit.link 4", "audit.content 4");

    [Theory, EveryDatabase]
    public void A_tail_that_was_cut_off_is_missed(string provider) => Tampered(provider, (db, third) =>
    {
        db.AccessEntries.Where(e => e.Id >= third).ExecuteDelete();
        db.AuditLinks.Where(l => l.Sequence >= 3).ExecuteDelete();
    }, "audit.cut 3");

    /// <summary>Who may write everything can make a chain anew that is sound in itself: the end written down elsewhere tells.</summary>
    [Theory, EveryDatabase]
    public void A_chain_made_anew_is_found_by_an_end_that_was_written_down(string provider)
    {
        using var town = Sealed(provider);
        var known = AuditCheck.Run(town.Database);
        using (var db = town.NewContext())
        {
            var third = Third(db);
            db.AccessEntries.Where(e => e.Id == third).ExecuteUpdate(s => s.SetProperty(e => e.Who, "innocent"));
            db.AuditLinks.ExecuteDelete();
            db.AuditHeads.ExecuteDelete();
        }

        Sealer(town).SealAll(Stop);
        Assert.Empty(AuditCheck.Run(town.Database).Faults);
        Assert.Equal("audit.known", Assert.Single(AuditCheck.Run(town.Database, new Dictionary<long, string> { [known.Sequence] = known.Hash }).Faults).Code);
        Assert.Equal("audit.known", Assert.Single(AuditCheck.Run(town.Database, new Dictionary<long, string> { [known.Sequence + 9] = known.Hash }).Faults).Code);
    }

    [Theory, EveryDatabase]
    public async Task Many_writers_and_two_sealers_at_once_leave_one_sound_chain(string provider)
    {
        using var town = Sealed(provider);
        var before = Count(town);
        using var writing = new CancellationTokenSource();
        var sealers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => SealUntil(town, writing.Token), Stop)).ToList();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 25; i++)
            {
                Look(town, string.Create(CultureInfo.InvariantCulture, $"w{writer}"));
            }
        }, Stop)));
        await writing.CancelAsync();
        await Task.WhenAll(sealers);
        Sealer(town).SealAll(Stop);

        var report = AuditCheck.Run(town.Database);
        Assert.Empty(report.Faults);
        Assert.Equal((before + 100, 0L), (report.Entries, report.Unsealed));
    }

    [Theory, EveryDatabase]
    public void What_is_disposed_of_by_rule_leaves_its_link_and_the_chain_holds(string provider)
    {
        using var town = Sealed(provider);
        Old(town, AccessKind.Viewed, new LocalDate(2020, 3, 1), 3);
        Old(town, AccessKind.Viewed, new LocalDate(2021, 4, 1), 2);
        Old(town, AccessKind.Shown, new LocalDate(2020, 3, 1), 4);
        var unsealed = Look(town, "late", new LocalDate(2019, 1, 1));
        var disposal = new AuditDisposal(town.Database, new AuditRetention(Views: 5, Changes: 10), _clock);

        // A record of March 2020 is kept through the five fiscal years that follow its own: until 31 March 2025.
        Assert.Empty(disposal.Due(new LocalDate(2025, 3, 31)));
        var due = Assert.Single(disposal.Due(new LocalDate(2025, 4, 1)));
        Assert.Equal((3L, 5), (due.Count, due.Years));
        var done = Assert.Single(disposal.Run(new LocalDate(2025, 4, 1), "kanri"));
        Assert.Equal(3, done.Count);
        Sealer(town).SealAll(Stop);

        var report = AuditCheck.Run(town.Database);
        Assert.Empty(report.Faults);
        Assert.Equal(3, report.Disposed);
        using (var db = town.NewContext())
        {
            Assert.True(db.AccessEntries.Any(e => e.Id == unsealed));
            Assert.Equal((4, 2), (db.AccessEntries.Count(e => e.Kind == AccessKind.Shown), db.AccessEntries.Count(e => e.Kind == AccessKind.Viewed && e.Who == "old")));
            var record = db.AccessEntries.Single(e => e.Kind == AccessKind.Disposed);
            Assert.Equal(("kanri", "5年保存"), (record.Who, record.Why));

            // Under the cover of it somebody deletes one of a kind that is kept longer.
            db.AccessEntries.Where(e => e.Kind == AccessKind.Shown).OrderBy(e => e.Id).Take(1).ExecuteDelete();
        }

        Assert.Equal("audit.missing", Assert.Single(AuditCheck.Run(town.Database).Faults).Code);
    }

    [Theory, EveryDatabase]
    public void A_disposal_that_took_more_than_it_says_is_found(string provider)
    {
        using var town = Sealed(provider);
        Old(town, AccessKind.Viewed, new LocalDate(2020, 3, 1), 3);
        using (var db = town.NewContext())
        {
            var first = db.AccessEntries.Where(e => e.Who == "old").Min(e => e.Id);
            var record = new AuditDisposed([AccessKind.Viewed], Instant.FromUtc(2020, 4, 1, 0, 0), 1000, 1, 5);
            db.AccessEntries.Where(e => e.Who == "old" && e.Id > first).ExecuteDelete();
            db.AccessEntries.Add(new AccessEntry { At = _clock.Now, Who = "thief", Kind = AccessKind.Disposed, Fields = record.ToJson() });
            db.SaveChanges();
        }

        Sealer(town).SealAll(Stop);
        var fault = Assert.Single(AuditCheck.Run(town.Database).Faults);
        Assert.Equal("audit.disposal", fault.Code);
        Assert.Contains("2", fault.Said.En, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_auditor_s_file_tells_before_and_after_but_nothing_about_a_protected_person(string provider)
    {
        using var town = new ProtectedTown(provider);
        await using (var db = town.NewContext())
        {
            (await db.Customers.SingleAsync(c => c.Id == town.Former.Id, Stop)).Phone = "=0885-00-7777";
            (await db.Customers.SingleAsync(c => c.Id == town.Tenant.Id, Stop)).Phone = "0885-00-8888";
            await db.SaveChangesAsync(Stop);
        }

        town.Protect(town.Tenant);
        Sealer(town).SealAll(Stop);
        using var text = new StringWriter();
        var zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];
        var today = SystemClock.Instance.GetCurrentInstant().InZone(zone).Date;
        var count = await new AuditExport(town.Database, SystemClock.Instance, zone).Write(today.PlusDays(-1), today, "kansa", text, Stop);

        var lines = text.ToString().ReplaceLineEndings("\n");
        Assert.Equal(Count(town), count);
        Assert.Contains("C1,,'-,,Customer,", lines, StringComparison.Ordinal);
        Assert.Contains("Phone,0885-00-0001,'=0885-00-7777,", lines, StringComparison.Ordinal);
        Assert.Contains("Phone,非開示（支援措置）,非開示（支援措置）,", lines, StringComparison.Ordinal);
        Assert.All((string[])["0885-00-0002", "0885-00-8888", "青波市港町一丁目2-3", "0885-00-0003", "青波市山手三丁目9"], secret => Assert.DoesNotContain(secret, lines, StringComparison.Ordinal));
        await using var after = town.NewContext();
        Assert.Equal("kansa", (await after.AccessEntries.SingleAsync(e => e.Kind == AccessKind.Exported, Stop)).Who);
    }

    private void Tampered(string provider, Action<BillingDbContext, long> tamper, params string[] found)
    {
        using var town = Sealed(provider);
        using (var db = town.NewContext())
        {
            tamper(db, Third(db));
        }

        var report = AuditCheck.Run(town.Database);
        Assert.Equal(found, report.Faults.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Code} {f.Sequence}")));
    }

    private ProtectedTown Sealed(string provider)
    {
        var town = new ProtectedTown(provider);
        Sealer(town).SealAll(Stop);
        return town;
    }

    private AuditSealer Sealer(ProtectedTown town) => new(town.Database, _clock);

    private void SealUntil(ProtectedTown town, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                Sealer(town).Seal();
            }
            catch (Exception fault) when (fault is DbUpdateException or System.Data.Common.DbException)
            {
                // The other one was first.
            }
        }
    }

    private void Old(ProtectedTown town, AccessKind kind, LocalDate on, int many)
    {
        using (var db = town.NewContext())
        {
            db.AccessEntries.AddRange(Enumerable.Range(0, many).Select(i => new AccessEntry { At = on.AtMidnight().PlusMinutes(i).InUtc().ToInstant(), Who = "old", Kind = kind, CustomerId = town.Tenant.Id }));
            db.SaveChanges();
        }

        Sealer(town).SealAll(Stop);
    }

    private long Look(ProtectedTown town, string who, LocalDate? on = null)
    {
        using var db = town.NewContext();
        var entry = new AccessEntry { At = on?.AtMidnight().InUtc().ToInstant() ?? _clock.Now, Who = who, Kind = AccessKind.Viewed, CustomerId = town.Tenant.Id };
        db.AccessEntries.Add(entry);
        db.SaveChanges();
        return entry.Id;
    }

    private static long Third(BillingDbContext db) => db.AuditLinks.Single(l => l.Sequence == 3).EntryId;

    private static long Count(ProtectedTown town)
    {
        using var db = town.NewContext();
        return db.AccessEntries.LongCount();
    }
}
