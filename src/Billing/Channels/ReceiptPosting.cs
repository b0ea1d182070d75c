using Billing.Collection;
using Billing.Exchange.Agents;
using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Channels;

/// <summary>What became of a file.</summary>
/// <param name="AlreadyTaken">These very bytes were taken before; nothing was changed.</param>
/// <param name="Items">What now waits in suspense, with the record of the file.</param>
public sealed record PostedFile(CollectionFile File, bool AlreadyTaken, IReadOnlyList<(int Record, SuspenseItem Item)> Items);

/// <summary>Takes agents' files into the books: whole or not at all, in one transaction, the same file never twice.</summary>
public sealed class ReceiptPosting(IBillingDatabase database, RuleBook book)
{
    /// <param name="at">Moment of taking, for the trace.</param>
    /// <exception cref="BusinessRuleException"><c>receipt-file.faulty</c>: nothing of a file with a fault is taken; <c>channel.closed</c>; <c>receipt-file.second-amount</c>.</exception>
    public PostedFile Take(ReceiptFile file, AgentProfile profile, LocalDate today, Instant at, string by)
    {
        Refuse(file, profile, today);
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        if (db.CollectionFiles.AsNoTracking().FirstOrDefault(f => f.Sha256 == file.Hash) is { } before)
        {
            return new PostedFile(before, AlreadyTaken: true, []);
        }

        var row = new CollectionFile { Name = file.Name, Sha256 = file.Hash, Format = file.Format, Channel = profile.Channel, TakenOn = today, TakenAt = at, TakenBy = by, Records = file.Records.Count };
        db.CollectionFiles.Add(row);
        db.SaveChanges();
        var posting = new NoticePosting(db, book.InForce<StoreSlipRule>(today), row, today, by);
        posting.Lock(file.Records);
        foreach (var record in file.Records)
        {
            posting.Take(record);
        }

        db.SaveChanges();
        transaction.Commit();
        return new PostedFile(row, AlreadyTaken: false, posting.Items);
    }

    private void Refuse(ReceiptFile file, AgentProfile profile, LocalDate today)
    {
        if (file.Faults.Count > 0)
        {
            var first = file.Faults[0];
            throw new BusinessRuleException(
                "receipt-file.faulty",
                $"{file.Name}：誤りが{file.Faults.Count}件あるため、何も取り込んでいません。最初は{first.Line}件目: {first.Said.Ja}",
                $"{file.Name}: {file.Faults.Count} things are wrong, so nothing was taken. The first, record {first.Line}: {first.Said.En}");
        }

        if (!IsOpen(profile.Channel, today))
        {
            throw new BusinessRuleException(
                "channel.closed",
                $"{profile.Title.Ja}：この収納方法は規則集で開かれていません。規則 channels の open に加えてから取り込んでください。",
                $"{profile.Title.En}: the rule book has not opened this channel. Add it to 'open' of the rule 'channels' first.");
        }
    }

    /// <summary>As the rule says; without one all but eL-QR, which a city opens by decision.</summary>
    private bool IsOpen(PaymentChannel channel, LocalDate today)
    {
        var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(channel.ToString());
        return book.InForce<ChannelsRule>(today) is { } rule ? rule.Open.Contains(name) : channel != PaymentChannel.ElQr;
    }
}
