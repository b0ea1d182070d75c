namespace Billing.Exchange.Barcodes;

/// <summary>Check bytes of a QR code: Reed–Solomon over GF(256) with x⁸+x⁴+x³+x²+1.</summary>
internal static class ReedSolomon
{
    /// <summary>The generator of a degree, without its leading 1.</summary>
    public static byte[] Divisor(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
            {
                result[j] = (byte)(Times(result[j], root) ^ (j + 1 < degree ? result[j + 1] : 0));
            }

            root = Times(root, 2);
        }

        return result;
    }

    /// <summary>Check bytes of a block.</summary>
    public static byte[] Remainder(byte[] data, byte[] divisor)
    {
        var rest = new byte[divisor.Length];
        foreach (var b in data)
        {
            var factor = (byte)(b ^ rest[0]);
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] = (byte)((i + 1 < rest.Length ? rest[i + 1] : 0) ^ Times(divisor[i], factor));
            }
        }

        return rest;
    }

    private static byte Times(byte x, byte y)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D);
            product ^= ((y >> i) & 1) * x;
        }

        return (byte)product;
    }
}
