using System.Globalization;
using System.Security.Cryptography;
using NodaTime;

namespace Billing.Web.Tests.Accounts;

/// <summary>A person's authenticator: RFC 6238 with SHA-1, 30 seconds and six digits, written down here once more so that the counter is not asked about itself.</summary>
internal static class Device
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="key">As the page shows it, blanks included.</param>
    /// <param name="steps">Half minutes from now.</param>
    public static string Code(string key, int steps = 0) => Code(Bytes(key), (SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds() / 30) + steps, 6);

    /// <summary>RFC 4226, 5.3.</summary>
    public static string Code(byte[] key, long counter, int digits)
    {
        var message = BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(counter));
#pragma warning disable CA5350 // The algorithm that authenticator apps use (RFC 6238).
        var hash = HMACSHA1.HashData(key, message);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = ((hash[offset] & 0x7f) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % (int)Math.Pow(10, digits)).ToString($"D{digits}", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var bits = string.Concat(key.Where(c => c != ' ').Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
