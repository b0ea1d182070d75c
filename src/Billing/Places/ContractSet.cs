using System.Buffers.Binary;
using System.Numerics;

namespace Billing.Places;

/// <summary>Some contracts of one block of <see cref="Size"/> contracts with neighbouring keys: bits in memory, and in the database the shorter of the bits and the distances between them.</summary>
internal sealed class ContractSet
{
    /// <summary>Contracts of a block.</summary>
    public const int Size = 8192;

    private const int Bytes = Size / 8;
    private readonly ulong[] _bits = new ulong[Size / 64];

    public int Count => _bits.Sum(BitOperations.PopCount);

    /// <param name="offset">Key of the contract less the first of the block.</param>
    public void Add(int offset) => _bits[offset >> 6] |= 1UL << (offset & 63);

    public void IntersectWith(ContractSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= other._bits[i];
        }
    }

    public void Clear() => Array.Clear(_bits);

    /// <summary>The largest first: the newest contracts.</summary>
    public IEnumerable<int> Descending()
    {
        for (var i = _bits.Length - 1; i >= 0; i--)
        {
            for (var word = _bits[i]; word != 0;)
            {
                var bit = BitOperations.Log2(word);
                word &= ~(1UL << bit);
                yield return (i << 6) + bit;
            }
        }
    }

    /// <summary>Distances, each in one byte or two (the first with its high bit set); or all bits, where those are shorter.</summary>
    public byte[] ToBytes()
    {
        Span<byte> buffer = stackalloc byte[Bytes + 2];
        var (length, last) = (0, -1);
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var word = _bits[i]; word != 0; word &= word - 1)
            {
                var offset = (i << 6) + BitOperations.TrailingZeroCount(word);
                var distance = offset - last - 1;
                last = offset;
                if (distance >= 128)
                {
                    buffer[length++] = (byte)(0x80 | (distance >> 8));
                }

                buffer[length++] = (byte)(distance & 0xFF);
                if (length >= Bytes)
                {
                    return AllBits();
                }
            }
        }

        return buffer[..length].ToArray();
    }

    public static ContractSet Of(byte[] stored)
    {
        var set = new ContractSet();
        if (stored.Length == Bytes)
        {
            for (var i = 0; i < set._bits.Length; i++)
            {
                set._bits[i] = BinaryPrimitives.ReadUInt64LittleEndian(stored.AsSpan(i * 8));
            }

            return set;
        }

        var offset = -1;
        for (var i = 0; i < stored.Length; i++)
        {
            // Below 128 one byte says all; from 128 on two do, so the high bit of a first byte tells them apart.
            offset += 1 + (stored[i] < 128 ? stored[i] : ((stored[i] & 0x7F) << 8) | stored[++i]);
            set.Add(offset);
        }

        return set;
    }

    private byte[] AllBits()
    {
        var all = new byte[Bytes];
        for (var i = 0; i < _bits.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(all.AsSpan(i * 8), _bits[i]);
        }

        return all;
    }
}
