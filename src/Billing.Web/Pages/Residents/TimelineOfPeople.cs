using Billing.Bills;
using Billing.Places;
using Billing.Requests;
using Billing.Web.Languages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Residents;

/// <summary>What people said, declared and were given, and who lived there.</summary>
internal static class TimelineOfPeople
{
    public static async Task<IEnumerable<TimelineEntry>> Contacts(TimelineAsk ask) =>
        from c in await ask.Rows(ask.Db.Contacts.AsNoTracking().Where(c => c.ContractId == ask.Contract.Id && c.On <= ask.Until).OrderByDescending(c => c.On).ThenByDescending(c => c.Id))
        select new TimelineEntry(c.On, TimelineKind.Contact, c.Id, $"{ask.Screen.Of(c.Channel)} {ask.Screen.Of(c.Topic)}{(c.Speaker is null || ask.IsProtected ? "" : $" ({c.Speaker})")}") { Detail = ask.IsProtected ? ask.Screen.Say(ShownText.WithheldWords) : c.Text, By = c.EnteredBy };

    /// <summary>申請・届出 on the day they were received.</summary>
    public static async Task<IEnumerable<TimelineEntry>> Requests(TimelineAsk ask) =>
        from r in await ask.Rows(ask.Db.Requests.AsNoTracking().Where(r => r.ContractId == ask.Contract.Id && r.ReceivedOn <= ask.Until).OrderByDescending(r => r.ReceivedOn).ThenByDescending(r => r.Id))
        select new TimelineEntry(r.ReceivedOn, TimelineKind.Request, r.Id, $"{ask.Screen.Say(RequestWords.Of(r.Kind))} {r.Number}")
        {
            By = r.ReceivedBy,
            Link = $"/Requests/Show/{r.Number}",
            Detail = r.ClosedOn is { } closed ? ask.Screen["Timeline.Closed", Screen.Iso(closed)] : r.DueOn is { } due ? ask.Screen["Timeline.Due", Screen.Iso(due)] : null,
        };

    public static async Task<IEnumerable<TimelineEntry>> Documents(TimelineAsk ask)
    {
        var issued = await ask.Rows(ask.Db.IssuedDocuments.AsNoTracking().Where(d => d.ContractId == ask.Contract.Id && d.IssuedOn <= ask.Until).OrderByDescending(d => d.IssuedOn).ThenByDescending(d => d.Id));

        // A night's notices are printed by batch: a bill's batch is the last one that begins at or before it.
        var noticed = await ask.Rows(ask.Db.Bills.Where(b => b.ContractId == ask.Contract.Id && b.FixedOn <= ask.Until).OrderByDescending(b => b.FixedOn).Select(b => new
        {
            b.Id,
            PrintedAt = ask.Db.DocumentBatches.Where(d => d.FirstBill <= b.Id).OrderByDescending(d => d.FirstBill).Select(d => d.LastBill >= b.Id ? d.PrintedAt : null).FirstOrDefault(),
        }));
        return issued.Select(d => new TimelineEntry(d.IssuedOn, TimelineKind.Document, d.Id, $"{ask.Screen.Of(d.Kind)} {(d.BillId is { } bill ? BillNumber.Print(bill) : "")}".TrimEnd())
        {
            Detail = $"{ask.Screen.Of(d.Requester)}: {d.Identity}",
            By = d.IssuedBy,
            Link = $"/Documents/Show/{d.Id}",
        }).Concat(
            from n in noticed
            where n.PrintedAt is not null
            let printed = ask.Screen.DayOf(n.PrintedAt!.Value)
            where printed <= ask.Until
            select new TimelineEntry(printed, TimelineKind.Document, n.Id, ask.Screen["Timeline.Noticed", BillNumber.Print(n.Id)]) { Link = $"/Bills/Notice/{BillNumber.Print(n.Id)}" });
    }

    /// <summary>Few per contract: all are read, and told on the day from which they hold and after the last.</summary>
    public static async Task<IEnumerable<TimelineEntry>> Facts(TimelineAsk ask)
    {
        var facts = await ask.Db.SupplyFacts.AsNoTracking().Where(f => f.ContractId == ask.Contract.Id && f.From <= ask.Until).ToListAsync(ask.Stop);
        return facts.Select(f => Fact(ask.Screen, f)).Concat(facts.Where(f => !f.Superseded && f.To > f.From).Select(f =>
            new TimelineEntry(f.To!.Value, TimelineKind.Fact, f.Id, ask.Screen["Timeline.FactEnds", Words(ask.Screen, f)])));
    }

    /// <summary>水栓 + 歴番: everybody who lived there, but nobody whom the gate hides; and what the contract's terms say from when on.</summary>
    public static async Task<IEnumerable<TimelineEntry>> Tenancies(TimelineAsk ask)
    {
        var people = await (
            from c in ask.Db.Contracts.AsNoTracking()
            where c.ServicePointId == ask.Contract.ServicePointId && c.From <= ask.Until && (!ask.IsProtected || c.Id == ask.Contract.Id)
            join u in ask.Db.Customers on c.UserId equals u.Id
            select new { Contract = c, User = u }).ToListAsync(ask.Stop);
        var terms = await (
            from t in ask.Db.ContractTerms.AsNoTracking()
            where t.ContractId == ask.Contract.Id && t.From <= ask.Until && t.From > ask.Contract.From
            join p in ask.Db.Customers on t.PayerId equals p.Id
            select new { Terms = t, Payer = p.Name }).ToListAsync(ask.Stop);
        var entries = new List<TimelineEntry>();
        foreach (var person in people)
        {
            var contract = person.Contract;
            var hidden = contract.Id != ask.Contract.Id && (ask.Gate.Hides(person.User) || ask.Gate.Roles.Any(r => r.IsOf(contract.Id)));
            var name = hidden ? ask.Screen["Protected.Mark"] : $"{person.User.Name} ({contract.Number})";
            var link = hidden || contract.Id == ask.Contract.Id ? null : $"/Residents/Show/{contract.Number}";
            entries.Add(new TimelineEntry(contract.From, TimelineKind.Tenancy, contract.Id * 2, ask.Screen["Timeline.MovedIn", name]) { Link = link });
            if (contract.To is { } last)
            {
                entries.Add(new TimelineEntry(last, TimelineKind.Tenancy, (contract.Id * 2) + 1, ask.Screen["Timeline.MovedOut", name]) { Link = link });
            }
        }

        entries.AddRange(terms.Select(t => new TimelineEntry(t.Terms.From, TimelineKind.Tenancy, t.Terms.Id, ask.Screen["Timeline.Terms", t.Payer, ask.Screen.Of(t.Terms.PaymentMethod), t.Terms.WaterUseClass ?? "—", t.Terms.SewerUseClass ?? "—"])));
        return entries;
    }

    private static TimelineEntry Fact(Screen screen, SupplyFact fact) => new(fact.From, TimelineKind.Fact, fact.Id, Words(screen, fact))
    {
        Detail = fact.Superseded ? $"{fact.Source} — {fact.TakenBackReason}" : fact.Source,
        By = fact.TakenBackBy ?? fact.EnteredBy,
        Old = fact.Superseded,
    };

    private static string Words(Screen screen, SupplyFact fact) => $"{screen.Say(FactWords.Of(fact.Kind))} {screen.Say(FactWords.Value(fact))}".TrimEnd();
}
