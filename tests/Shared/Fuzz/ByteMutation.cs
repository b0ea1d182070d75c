namespace Billing.Testing;

/// <summary>Random mutations of bytes: changed, lost, doubled, moved, cut and joined.</summary>
internal static class ByteMutation
{
    public static byte[] Of(byte[] bytes, Random random)
    {
        var list = new List<byte>(bytes);
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            Mutate(list, random);
        }

        return [.. list];
    }

    private static void Mutate(List<byte> bytes, Random random)
    {
        if (bytes.Count == 0)
        {
            return;
        }

        var (at, length) = (random.Next(bytes.Count), random.Next(1, 130));
        var piece = bytes.GetRange(at, Math.Min(length, bytes.Count - at));
        switch (random.Next(8))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes[at] = (byte)('0' + random.Next(10));
                break;
            case 2:
                bytes.RemoveAt(at);
                break;
            case 3:
                bytes.Insert(at, (byte)"\r\n ,\"\0é9"[random.Next(8)]);
                break;
            case 4:
                bytes.RemoveRange(at, piece.Count);
                break;
            case 5:
                bytes.InsertRange(random.Next(bytes.Count), piece);
                break;
            case 6:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.AddRange([.. piece, .. bytes.Take(random.Next(bytes.Count))]);
                break;
        }
    }
}
