using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Places;

/// <summary>Something that speaks against a merger, and that a person must have read before it is made.</summary>
/// <param name="Code">Stable, e.g. <c>protected</c>.</param>
public sealed record MergeCaution(string Code, Sentence Said);

/// <summary>What to look at before two customers are made one.</summary>
public static class MergeCautions
{
    /// <summary>One of them is under protection.</summary>
    public const string Protected = "protected";

    /// <summary>The readings of their names differ.</summary>
    public const string OtherName = "other-name";

    /// <summary>Both use water today, at different places.</summary>
    public const string BothRunning = "both-running";

    /// <summary>They stand in different roles at one place: often a couple, or landlord and tenant.</summary>
    public const string SamePlace = "same-place";

    public static async Task<IReadOnlyList<MergeCaution>> Of(BillingDbContext db, Customer into, Customer from, LocalDate today, CancellationToken stop = default)
    {
        var found = new List<MergeCaution>();
        if (into.IsProtectedOn(today) != from.IsProtectedOn(today))
        {
            found.Add(new(Protected, new("一方だけが支援措置の対象です。名寄せすると、残るお客様の住所もすべて非開示になります。", "Only one of them is under protection. Merged, every address of the customer who stays is withheld.")));
        }

        if (into.KanaKey != from.KanaKey)
        {
            found.Add(new(OtherName, new($"フリガナが違います（{into.Kana} / {from.Kana}）。改姓などで同一人であることを確かめてください。", $"The readings differ ({into.Kana} / {from.Kana}): make sure that it is one person, for example after a marriage.")));
        }

        var running = await db.Contracts.Where(c => (c.UserId == into.Id || c.UserId == from.Id) && c.From <= today && (c.To == null || c.To >= today))
            .Select(c => new { c.UserId, c.ServicePointId }).Distinct().ToListAsync(stop);
        if (running.Select(r => r.UserId).Distinct().Count() == 2)
        {
            found.Add(new(BothRunning, new("両方に使用中の契約があります。今後の請求は残るお客様に行きます。", "Both have a running contract. Coming bills go to the customer who stays.")));
        }

        var places = running.Select(r => r.ServicePointId).ToArray();
        if (await db.Ownerships.AnyAsync(o => (o.CustomerId == into.Id || o.CustomerId == from.Id) && places.Contains(o.ServicePointId) && (o.To == null || o.To >= today)
            && db.Contracts.Any(c => c.ServicePointId == o.ServicePointId && c.UserId != o.CustomerId && (c.UserId == into.Id || c.UserId == from.Id) && (c.To == null || c.To >= today)), stop))
        {
            found.Add(new(SamePlace, new("一方が所有し、もう一方が使用している場所があります。家族ではなく同一人であることを確かめてください。", "One owns a place that the other uses: make sure that they are one person, not a family.")));
        }

        return found;
    }
}
