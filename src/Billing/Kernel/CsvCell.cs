namespace Billing.Kernel;

/// <summary>One cell of a CSV file (RFC 4180).</summary>
public static class CsvCell
{
    private const string FormulaSigns = "=+-@\t\r";

    /// <summary>Words, quoted where they need it. What begins like a formula gets an apostrophe before it (OWASP, CSV injection): a spreadsheet then shows it and runs nothing.</summary>
    public static string Of(string? words)
    {
        var safe = words is { Length: > 0 } && FormulaSigns.Contains(words[0]) ? "'" + words : words ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
