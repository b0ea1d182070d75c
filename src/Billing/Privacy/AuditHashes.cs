using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Billing.Privacy;

/// <summary>What the chain hashes, and how: SHA-256 over the fields in one order, each with its length or a mark for nothing, so that no two contents look alike.</summary>
internal static class AuditHashes
{
    /// <summary>Before the first link.</summary>
    public static byte[] Beginning { get; } = new byte[AuditLink.HashLength];

    public static byte[] Content(AccessEntry entry) => Hash(into =>
    {
        into.Write(entry.Id);
        into.Write(Microseconds(entry.At));
        into.Write((byte)entry.Kind);
        into.Write(entry.Who);
        Write(into, entry.CustomerId);
        Write(into, entry.ContractId);
        Write(into, entry.RequestId);
        Write(into, entry.RowKey);
        Write(into, entry.What);
        Write(into, entry.Why);
        Write(into, entry.Table);
        Write(into, entry.Fields);
        into.Write(entry.Salt.Length);
        into.Write(entry.Salt);
    });

    public static byte[] Link(byte[] before, AuditLink link) => Hash(into =>
    {
        into.Write(before);
        into.Write(link.Sequence);
        into.Write(link.EntryId);
        into.Write((byte)link.Kind);
        into.Write(Microseconds(link.At));
        into.Write(Microseconds(link.SealedAt));
        into.Write(link.Content);
    });

    private static long Microseconds(Instant at) => at.ToUnixTimeTicks() / 10;

    private static void Write(BinaryWriter into, long? number)
    {
        into.Write(number is not null);
        into.Write(number ?? 0);
    }

    private static void Write(BinaryWriter into, string? text)
    {
        into.Write(text is not null);
        into.Write(text ?? "");
    }

    private static byte[] Hash(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            write(writer);
        }

        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
