using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Billing.Bulk;

namespace Billing.Db.Copies;

/// <summary>
/// The content of a table as one number: the sum of the SHA-256 of its rows. The same for the same rows in any order and on every provider: whole numbers count as such
/// whatever their width, a day is the number 20261116, and a moment is cut to the microsecond, which is as fine as PostgreSQL keeps it.
/// </summary>
public sealed class RowHash : RowWriter
{
    private readonly ArrayBufferWriter<byte> _row = new();
    private UInt128 _high;
    private UInt128 _low;

    public long Rows { get; private set; }

    /// <summary>64 hexadecimal digits.</summary>
    public string Value => $"{_high:x32}{_low:x32}";

    /// <summary>Counts what was written since the last call as one row.</summary>
    public void EndRow()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_row.WrittenSpan, hash);
        _row.ResetWrittenCount();
        var low = BinaryPrimitives.ReadUInt128BigEndian(hash[16..]);
        unchecked
        {
            _low += low;
            _high += BinaryPrimitives.ReadUInt128BigEndian(hash) + (_low < low ? UInt128.One : UInt128.Zero);
        }

        Rows++;
    }

    public override void Add(long value)
    {
        var span = _row.GetSpan(9);
        span[0] = 1;
        BinaryPrimitives.WriteInt64LittleEndian(span[1..], value);
        _row.Advance(9);
    }

    public override void Add(int value) => Add((long)value);

    public override void Add(short value) => Add((long)value);

    public override void Add(byte value) => Add((long)value);

    public override void Add(bool value) => Add(value ? 1L : 0L);

    public override void Add(DateOnly value) => Add((value.Year * 10_000L) + (value.Month * 100) + value.Day);

    public override void Add(DateTime value) => Add(value.Ticks / TimeSpan.TicksPerMicrosecond);

    public override void Add(DateTimeOffset value) => Add(value.UtcTicks / TimeSpan.TicksPerMicrosecond);

    public override void Add(string value)
    {
        Begin(2, Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, _row);
    }

    public override void Add(byte[] value)
    {
        Begin(3, value.Length);
        _row.Write(value);
    }

    public override void AddNull() => Begin(0, 0);

    private void Begin(byte kind, int length)
    {
        var span = _row.GetSpan(5);
        span[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], length);
        _row.Advance(5);
    }
}
