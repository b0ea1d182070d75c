using System.Security.Cryptography;
using Billing.Kernel;

namespace Billing.Db.Accounts;

/// <summary>What a password must be, wherever it is set: long, not one that everybody uses, not the person's own name.</summary>
public static class PasswordRule
{
    /// <summary>Characters. Length protects a password; forced classes of characters end up on a note under the keyboard (NIST SP 800-63B 3.1.1.2).</summary>
    public const int Shortest = 12;

    /// <summary>Characters; more only keeps the hash busy.</summary>
    public const int Longest = 128;

    /// <summary>Fewer different characters than this are a pattern and no password. Our choice.</summary>
    private const int FewestDifferent = 5;

    /// <summary>Nothing that is misread on paper: no 0 o, 1 l i.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Rows of the keyboard and of the alphabet.</summary>
    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890123456789", "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0"];

    /// <param name="ownNames">Sign-in name and display name of the person.</param>
    /// <exception cref="BusinessRuleException"><c>staff.password</c>: too short or long, a common one, a row of keys, or the person's own name.</exception>
    public static void Check(string password, params string?[] ownNames)
    {
        if (string.IsNullOrWhiteSpace(password) || password.Length is < Shortest or > Longest)
        {
            throw new BusinessRuleException("staff.password", $"パスワードは {Shortest} 文字以上 {Longest} 文字以下にしてください。", $"A password has {Shortest} to {Longest} characters.");
        }

        if (CommonPasswords.Has(password) || IsPattern(password))
        {
            throw new BusinessRuleException("staff.password", "よく使われる、または並びだけのパスワードです。関係のない言葉をいくつか並べるなど、別のものにしてください。", "Everybody uses this one, or it is a mere row of keys. Choose another, such as a few words that have nothing to do with each other.");
        }

        if (Array.Exists(ownNames, name => name is { Length: >= 4 } && password.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new BusinessRuleException("staff.password", "利用者名や表示名を含まないパスワードにしてください。", "A password does not contain the sign-in name or the display name.");
        }
    }

    /// <summary>Whether <see cref="Check"/> lets a password through.</summary>
    public static bool Allows(string password, params string?[] ownNames)
    {
        try
        {
            Check(password, ownNames);
            return true;
        }
        catch (BusinessRuleException)
        {
            return false;
        }
    }

    /// <summary>A random password of four groups of five, 99 bits.</summary>
    public static string Generate()
    {
        string password;
        do
        {
            password = string.Join('-', RandomNumberGenerator.GetString(Letters, 20).Chunk(5).Select(group => new string(group)));
        }
        while (!Allows(password)); // One in a million happens to be words of the list.
        return password;
    }

    /// <summary>Few different characters, digits alone, or most of it a row of keys.</summary>
    private static bool IsPattern(string password)
    {
        var lower = password.ToLowerInvariant();
        return lower.Distinct().Count() < FewestDifferent || lower.All(char.IsDigit) || Array.Exists(Rows, row => LongestShared(lower, row) * 2 > lower.Length || LongestShared(lower, Reversed(row)) * 2 > lower.Length);
    }

    /// <summary>Length of the longest piece that both have.</summary>
    private static int LongestShared(string text, string row)
    {
        var longest = 0;
        for (var start = 0; start < text.Length; start++)
        {
            var length = longest + 1;
            while (start + length <= text.Length && row.Contains(text.Substring(start, length), StringComparison.Ordinal))
            {
                longest = length++;
            }
        }

        return longest;
    }

    private static string Reversed(string row) => new([.. row.Reverse()]);
}
