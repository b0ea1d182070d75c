using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Contractors;

/// <summary>The register of designated contractors: who may carry out which works on a day.</summary>
public static class ContractorRegister
{
    /// <summary>Why the contractor of a number may not carry out works for all of <paramref name="services"/> on a day; null = it may.</summary>
    public static async Task<Sentence?> Refusal(BillingDbContext db, string number, IReadOnlyCollection<Service> services, LocalDate day)
    {
        var rows = await db.Contractors.AsNoTracking().Where(c => c.Number == number).ToListAsync();
        if (rows.Count == 0)
        {
            return new($"指定番号 {number} の工事店は登録されていません。", $"No contractor has the number {number}.");
        }

        return services.Order().Select(service => Refusal(rows.Find(r => r.Service == service), service, day)).FirstOrDefault(reason => reason is not null);
    }

    /// <summary>The next free 指定番号.</summary>
    public static async Task<string> NextNumber(BillingDbContext db)
    {
        var last = (await db.Contractors.Select(c => c.Number).ToListAsync()).Select(n => int.TryParse(n, out var i) ? i : 0).DefaultIfEmpty().Max();
        return $"{last + 1:0000}";
    }

    private static Sentence? Refusal(Contractor? contractor, Service service, LocalDate day)
    {
        var title = ContractorWords.Of(service);
        return contractor?.StandingOn(day) switch
        {
            null => new($"この工事店は{title.Ja}の指定を受けていません。", $"It is no {title.En}."),
            ContractorStanding.Valid => null,
            ContractorStanding.NotYet => new($"{title.Ja}の指定は {contractor.From:uuuu-MM-dd} からです。", $"It is a {title.En} from {contractor.From:uuuu-MM-dd} on."),
            ContractorStanding.Expired => new($"{title.Ja}の指定の有効期間が {contractor.To:uuuu-MM-dd} に満了しています。更新が必要です。", $"Its time as a {title.En} ended on {contractor.To:uuuu-MM-dd}: it must be renewed."),
            ContractorStanding.Suspended => new($"{title.Ja}の指定が {contractor.SuspendedTo:uuuu-MM-dd} まで停止されています。", $"It is suspended as a {title.En} until {contractor.SuspendedTo:uuuu-MM-dd}."),
            _ => new($"{title.Ja}の指定は {contractor.EndedOn:uuuu-MM-dd} に終わっています({contractor.Reason})。", $"It is no {title.En} since {contractor.EndedOn:uuuu-MM-dd} ({contractor.Reason})."),
        };
    }
}
