using System.Security.Cryptography;
using Billing.Kernel;

namespace Billing.Db.Accounts;

/// <summary>What a password must be, wherever it is set.</summary>
public static class PasswordRule
{
    /// <summary>Characters. Length protects a password; forced classes of characters end up on a note under the keyboard (NIST SP 800-63B 3.1.1.2).</summary>
    public const int Shortest = 12;

    /// <summary>Nothing that is misread on paper: no 0 o, 1 l i.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <exception cref="BusinessRuleException"><c>staff.password</c>: it is too short.</exception>
    public static void Check(string password)
    {
        if (string.IsNullOrWhiteSpace(password) || password.Length < Shortest)
        {
            throw new BusinessRuleException("staff.password", $"パスワードは {Shortest} 文字以上にしてください。", $"A password has at least {Shortest} characters.");
        }
    }

    /// <summary>A random password of four groups of five, 99 bits.</summary>
    public static string Generate() => string.Join('-', RandomNumberGenerator.GetString(Letters, 20).Chunk(5).Select(group => new string(group)));
}
