using System.Text.RegularExpressions;

namespace Billing.Forms.Printing;

/// <summary>How many pages a PDF has, as the browser writes it: page objects stand uncompressed in the file.</summary>
public static partial class PdfPages
{
    /// <summary>Number of page objects; 0 when the file is no PDF of the browser's.</summary>
    public static int Count(string file) => Page().Count(System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)));

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Page();
}
