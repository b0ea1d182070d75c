using Billing.Kernel;
using NodaTime;

namespace Billing.Metering;

/// <summary>Readings without a file: keyed in on a page, or sent by smart meters. The same checks as for a file.</summary>
public sealed class KeyInReading(BillingDbContext db)
{
    /// <summary>Takes one reading, or lets it take the place of the one that stands for its round.</summary>
    /// <param name="today">No reading may be later.</param>
    /// <param name="user">Who keyed it in, or the name of the key that sent it.</param>
    /// <exception cref="BusinessRuleException">It is refused; the codes are those of a file's lines.</exception>
    public async Task<ReadingOutcome> Take(ReadingEntry entry, LocalDate today, string user, CancellationToken cancel = default)
    {
        var outcome = (await Take([entry], today, user, cancel))[0];
        return outcome.Fate == ReadingFate.Refused
            ? throw new BusinessRuleException(outcome.Code!, outcome.Said!.Ja, outcome.Said.En)
            : outcome;
    }

    /// <summary>Takes several in one transaction; one outcome for each, in their order. A refused one keeps no other out.</summary>
    public async Task<IReadOnlyList<ReadingOutcome>> Take(IReadOnlyList<ReadingEntry> entries, LocalDate today, string user, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var around = await ReadingSurroundings.Load(db, entries, today, cancel);
        var outcomes = new ReadingTaker(db, around, today).Take(entries, importId: null, user);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return outcomes;
    }
}
