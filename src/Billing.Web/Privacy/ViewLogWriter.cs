using System.Data.Common;
using System.Globalization;
using Billing.Bills;
using Billing.Privacy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Privacy;

/// <summary>Writes noted views in batches: it looks up whom each is about, tries again while the database takes no writing, and empties what waits at an orderly stop.</summary>
internal sealed partial class ViewLogWriter(ViewLog views, IBillingDatabase database, IClock clock, ILogger<ViewLogWriter> log) : BackgroundService
{
    private const int Batch = 500;
    private const int TriesAtStop = 5;
    private const int Longest = 200;

    private static readonly TimeSpan Gathers = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TriesAgain = TimeSpan.FromSeconds(2);

    private List<View>? _left;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        views.Close();
        await base.StopAsync(cancellationToken);
        for (var tries = 0; Take() is { Count: > 0 } rest;)
        {
            while (!await TryWrite(rest) && ++tries < TriesAtStop)
            {
                await Task.Delay(TriesAgain, CancellationToken.None);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && await views.Waiting.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Gathers, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var batch = Take();
            while (!await TryWrite(batch))
            {
                if (stoppingToken.IsCancellationRequested)
                {
                    _left = batch;
                    return;
                }

                await Task.Delay(TriesAgain, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>What an interrupted batch left, then what waits.</summary>
    private List<View> Take()
    {
        var batch = _left ?? [];
        _left = null;
        while (batch.Count < Batch && views.Waiting.TryRead(out var view))
        {
            batch.Add(view);
        }

        return batch;
    }

    private async Task<bool> TryWrite(List<View> batch)
    {
        var lost = 0;
        try
        {
            await using var db = database.NewContext();
            var entries = await Entries(db, batch);
            lost = views.TakeLost();
            if (lost > 0)
            {
                entries.Add(new AccessEntry { At = clock.GetCurrentInstant(), Who = "-", Kind = AccessKind.Lost, What = lost.ToString(CultureInfo.InvariantCulture) });
            }

            db.AccessEntries.AddRange(entries);
            await db.SaveChangesAsync();
            return true;
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or TimeoutException or InvalidOperationException)
        {
            views.GiveBack(lost);
            Waits(log, batch.Count, fault.GetType().Name);
            return false;
        }
    }

    private static async Task<List<AccessEntry>> Entries(BillingDbContext db, List<View> batch)
    {
        var contracts = Keys(batch, "contract");
        var bills = Keys(batch, "number").Select(BillNumber.Parse).OfType<long>().ToList();
        var usages = Keys(batch, "usage").Select(Number).OfType<long>().ToList();
        var byNumber = await db.Contracts.Where(c => contracts.Contains(c.Number)).Select(c => new { c.Number, c.Id, c.UserId }).ToDictionaryAsync(c => c.Number, c => (c.Id, c.UserId));
        var byBill = await (from b in db.Bills where bills.Contains(b.Id) join c in db.Contracts on b.ContractId equals c.Id select new { Bill = b.Id, c.Id, c.UserId }).ToDictionaryAsync(c => c.Bill, c => (c.Id, c.UserId));
        var byUsage = await (from u in db.Usages where usages.Contains(u.Id) join c in db.Contracts on u.ContractId equals c.Id select new { Usage = u.Id, c.Id, c.UserId }).ToDictionaryAsync(c => c.Usage, c => (c.Id, c.UserId));
        var byId = await ById(db, batch);
        var payments = Keys(batch, "payment").Select(Number).OfType<long>().ToList();
        var byPayment = await db.Payments.Where(p => payments.Contains(p.Id)).Select(p => new { p.Id, p.CustomerId }).ToDictionaryAsync(p => p.Id, p => (0L, p.CustomerId));
        return [.. batch.Select(view =>
        {
            (long Id, long UserId) about = view.Subject switch
            {
                "contract" => byNumber.GetValueOrDefault(view.Key),
                "number" => byBill.GetValueOrDefault(BillNumber.Parse(view.Key) ?? 0),
                "usage" => byUsage.GetValueOrDefault(Number(view.Key) ?? 0),
                "payment" => byPayment.GetValueOrDefault(Number(view.Key) ?? 0),
                "customer" => (0, Number(view.Key) ?? 0),
                _ => byId.GetValueOrDefault((view.Subject, view.Key)),
            };
            return new AccessEntry
            {
                At = view.At,
                Who = view.Who,
                Kind = AccessKind.Viewed,
                CustomerId = about.UserId == 0 ? null : about.UserId,
                ContractId = about.Id == 0 ? null : about.Id,
                What = view.Path.Length > Longest ? view.Path[..Longest] : view.Path,
            };
        })];
    }

    /// <summary>Whom the cases, late charges, write-offs and requests are about.</summary>
    private static async Task<Dictionary<(string Subject, string Key), (long Contract, long Customer)>> ById(BillingDbContext db, List<View> batch)
    {
        var found = new Dictionary<(string, string), (long, long)>();
        var cases = Ids("case");
        (await db.DunningCases.Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.DebtorId }).ToListAsync()).ForEach(c => found[("case", Text(c.Id))] = (0, c.DebtorId));
        var claims = Ids("claim");
        (await db.Claims.Where(c => claims.Contains(c.Id)).Select(c => new { c.Id, c.ContractId, c.DebtorId }).ToListAsync()).ForEach(c => found[("claim", Text(c.Id))] = (c.ContractId, c.DebtorId));
        var lost = Ids("writeoff");
        (await (from w in db.WriteOffs where lost.Contains(w.Id) join c in db.Claims on w.ClaimId equals c.Id select new { w.Id, c.ContractId, c.DebtorId }).ToListAsync()).ForEach(c => found[("writeoff", Text(c.Id))] = (c.ContractId, c.DebtorId));
        var requests = Keys(batch, "request");
        (await db.Requests.Where(r => requests.Contains(r.Number)).Select(r => new { r.Number, r.ContractId, r.CustomerId }).ToListAsync()).ForEach(r => found[("request", r.Number)] = (r.ContractId ?? 0, r.CustomerId ?? 0));
        var people = Keys(batch, "person");
        (await db.Customers.Where(c => people.Contains(c.Number)).Select(c => new { c.Number, c.Id }).ToListAsync()).ForEach(c => found[("person", c.Number)] = (0, c.Id));
        return found;

        static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

        List<long> Ids(string subject) => [.. Keys(batch, subject).Select(Number).OfType<long>()];
    }

    private static List<string> Keys(List<View> batch, string subject) => [.. batch.Where(v => v.Subject == subject).Select(v => v.Key).Distinct()];

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [LoggerMessage(LogLevel.Warning, "{Views} views wait to be recorded: {Fault}")]
    private static partial void Waits(ILogger log, int views, string fault);
}
