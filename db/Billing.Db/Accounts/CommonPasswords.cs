namespace Billing.Db.Accounts;

/// <summary>Passwords that everybody uses, from <c>common-passwords.txt</c>. Asked offline: nothing of a password leaves the machine.</summary>
internal static class CommonPasswords
{
    private static readonly Lazy<HashSet<string>> List = new(Read);

    /// <summary>Whether a password is one of the list, or one with digits and signs around it, or one or several of them in a row.</summary>
    /// <example><c>password-2026</c>, <c>!!dragondragon!!</c>, <c>qwerty-monkey-1</c>.</example>
    public static bool Has(string password)
    {
        var lower = password.ToLowerInvariant();
        var parts = lower.Split([.. lower.Where(c => !char.IsLetter(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        return List.Value.Contains(lower) || List.Value.Contains(lower.Trim([.. "0123456789-_.!?@#$%&*+= "])) || (Array.Exists(parts, part => part.Length > 2) && Array.TrueForAll(parts, IsCommon));
    }

    /// <summary>A word of the list, once or several times, or so short that it adds nothing.</summary>
    private static bool IsCommon(string part) => part.Length <= 2 || List.Value.Contains(part)
        || Enumerable.Range(3, part.Length / 2).Any(length => length < part.Length && part.Length % length == 0
            && List.Value.Contains(part[..length]) && string.Concat(Enumerable.Repeat(part[..length], part.Length / length)) == part);

    private static HashSet<string> Read()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
    }
}
