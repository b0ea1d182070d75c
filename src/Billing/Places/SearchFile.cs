using Microsoft.EntityFrameworkCore;

namespace Billing.Places;

/// <summary>What the books say now of one contract, as far as a search goes by it.</summary>
/// <param name="Payers">納付者 of any time who are not the user.</param>
/// <param name="Meters">Numbers of all meters that hang or hung there.</param>
/// <param name="MeterNow">The meter that hangs there now; null where none does.</param>
/// <param name="Former">Numbers that user and payers had before a merger (名寄せ): people quote them from old letters.</param>
internal sealed record SearchFile(
    Contract Contract, ServicePoint Point, Customer User, IReadOnlyList<Customer> Payers, IReadOnlyList<string> Meters, string? MeterNow, IReadOnlyList<string> Former)
{
    internal IReadOnlyList<SearchField> Fields() => SearchFields.Of(Contract, Point, Payers.Prepend(User), Meters.Concat(Former));

    /// <summary>What alone it is found by where somebody under protection stands: never by place or telephone.</summary>
    internal IReadOnlyList<SearchField> FieldsUnderProtection() =>
        [.. Protection.FoundBy(User, [Contract.Number, Point.Number, .. Meters, .. Former]).Select(text => new SearchField(text, [0]))];

    /// <summary>The files of some contracts, in four queries however many they are; ordered by key.</summary>
    internal static async Task<IReadOnlyList<SearchFile>> Read(BillingDbContext db, IQueryable<Contract> contracts, CancellationToken stop)
    {
        contracts = contracts.AsNoTracking();
        var rows = await (
            from contract in contracts
            join user in db.Customers on contract.UserId equals user.Id
            join point in db.ServicePoints on contract.ServicePointId equals point.Id
            orderby contract.Id
            select new { contract, user, point }).ToListAsync(stop);
        var payers = await (
            from contract in contracts
            join terms in db.ContractTerms on contract.Id equals terms.ContractId
            where terms.PayerId != contract.UserId
            join payer in db.Customers on terms.PayerId equals payer.Id
            select new { contract.Id, payer }).ToListAsync(stop);
        var meters = await (
            from contract in contracts
            join placement in db.MeterPlacements on contract.ServicePointId equals placement.ServicePointId
            join meter in db.Meters on placement.MeterId equals meter.Id
            select new { contract.Id, meter.Number, placement.To }).ToListAsync(stop);
        var people = from contract in contracts select new { contract.Id, Person = (long?)contract.UserId };
        var payersToo = from contract in contracts join terms in db.ContractTerms on contract.Id equals terms.ContractId select new { contract.Id, Person = (long?)terms.PayerId };
        var former = await (
            from person in people.Union(payersToo)
            join merged in db.Customers on person.Person equals merged.MergedIntoId
            select new { person.Id, merged.Number }).ToListAsync(stop);

        var payersOf = payers.ToLookup(p => p.Id, p => p.payer);
        var metersOf = meters.ToLookup(m => m.Id);
        var formerOf = former.ToLookup(f => f.Id, f => f.Number);
        return [.. rows.Select(r => new SearchFile(
            r.contract,
            r.point,
            r.user,
            [.. payersOf[r.contract.Id].DistinctBy(p => p.Id)],
            [.. metersOf[r.contract.Id].Select(m => m.Number).Distinct()],
            metersOf[r.contract.Id].FirstOrDefault(m => m.To is null)?.Number,
            [.. formerOf[r.contract.Id]]))];
    }
}
