namespace Billing.Kernel;

/// <summary>Words in a CSV file (RFC 4180) that people open with a spreadsheet: every file that this program writes has its words from here.</summary>
public static class CsvText
{
    private const string FormulaSigns = "=+-@\t\r";
    private const char Mark = '\'';

    /// <summary>Words, quoted where they need it. What begins like a formula gets an apostrophe before it (OWASP, CSV injection): a spreadsheet then shows it and runs nothing.</summary>
    public static string Words(string words)
    {
        var safe = words.Length > 0 && FormulaSigns.Contains(words[0], StringComparison.Ordinal) ? Mark + words : words;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The words of a field that <see cref="Words"/> wrote and a reader has taken out of its quotes.</summary>
    public static string Plain(string field) => field.Length > 1 && field[0] == Mark && FormulaSigns.Contains(field[1], StringComparison.Ordinal) ? field[1..] : field;
}
