using System.Text;
using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Revision.Studio;

/// <summary>Takes other utilities' published tables in, and withdraws what was a mistake. Nothing is changed or deleted.</summary>
public sealed class NeighbourDesk(IBillingDatabase database)
{
    /// <summary>Takes a table in, whole or not at all; the very same table again changes nothing.</summary>
    /// <exception cref="TariffFileException">It is no table; every fault with its JSON path.</exception>
    /// <exception cref="BusinessRuleException">revision.no-source: it does not say where it was published.</exception>
    public NeighbourTariff Take(string name, byte[] bytes, Instant at, string by)
    {
        var text = new UTF8Encoding(false).GetString(bytes).TrimStart('\uFEFF');
        var table = TariffLoader.Parse(text, name);
        if (table.Citations.Count == 0)
        {
            throw new BusinessRuleException("revision.no-source", $"{name}: 出典(citations)がありません。公表された場所を書いてください。", $"{name} says nowhere where it was published; name it in citations.");
        }

        using var db = database.NewContext();
        if (db.NeighbourTariffs.Where(n => n.TariffId == table.Id && n.WithdrawnAt == null).OrderByDescending(n => n.Id).FirstOrDefault() is { } known && known.Text == text)
        {
            return known;
        }

        var taken = new NeighbourTariff
        {
            Service = table.Service,
            TariffId = table.Id,
            Utility = table.Utility,
            EffectiveFrom = table.EffectiveFrom,
            Text = text,
            Sha256 = TariffLoader.Hash(text),
            TakenAt = at,
            TakenBy = by,
        };
        db.NeighbourTariffs.Add(taken);
        db.SaveChanges();
        return taken;
    }

    /// <summary>Withdraws a table: it is shown no more, and stays on record.</summary>
    /// <exception cref="BusinessRuleException">revision.no-neighbour: it is not there, or was withdrawn before.</exception>
    public void Withdraw(int id, Instant at, string by)
    {
        using var db = database.NewContext();
        var table = db.NeighbourTariffs.SingleOrDefault(n => n.Id == id && n.WithdrawnAt == null)
            ?? throw new BusinessRuleException("revision.no-neighbour", $"近隣の料金表 {id} はないか、取り下げ済みです。", $"the neighbour's table {id} is not there, or was withdrawn.");
        (table.WithdrawnAt, table.WithdrawnBy) = (at, by);
        db.SaveChanges();
    }

    /// <summary>Tables to compare with: those that come with the program, and those that were taken in, which take the place of one with the same id.</summary>
    /// <param name="shipped">Those that come with the program.</param>
    public static IReadOnlyList<Tariff> All(IEnumerable<Tariff> shipped, IEnumerable<NeighbourTariff> taken) =>
        [.. taken.Where(n => n.WithdrawnAt is null).OrderByDescending(n => n.Id).Select(n => TariffLoader.Parse(n.Text, n.TariffId)).Concat(shipped).DistinctBy(table => table.Id).OrderBy(table => table.Utility, StringComparer.Ordinal).ThenBy(table => table.Id, StringComparer.Ordinal)];
}
