using System.Security.Cryptography;
using System.Text;

namespace Billing.Web.Api;

/// <summary>Keys of machines that send readings, from the settings: <c>Api:Keys:0:Name</c> and <c>Api:Keys:0:Sha256</c>. The key itself is kept nowhere.</summary>
/// <remarks>A key is 32 random bytes in hexadecimal, so that one unsalted hash protects it: nothing can be guessed.</remarks>
public sealed class ApiKeys(IConfiguration settings)
{
    /// <summary>The name of the key; null when it is none of ours.</summary>
    public string? NameOf(string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            return null;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        string? name = null;
        foreach (var entry in settings.GetSection("Api:Keys").GetChildren())
        {
            if (entry["Sha256"] is { Length: 64 } hex && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hex), hash))
            {
                name = entry["Name"] ?? "api";
            }
        }

        return name;
    }
}
