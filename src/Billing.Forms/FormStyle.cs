using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Billing.Forms;

/// <summary>The one stylesheet of all forms, written into each document so that a saved or mailed file is complete.</summary>
public static class FormStyle
{
    /// <summary>Text of <c>forms.css</c>.</summary>
    public static string Sheet { get; } = Read();

    /// <summary>What a page that shows a form must allow in <c>style-src</c>: <c>'sha256-…'</c> of the sheet.</summary>
    public static string ContentSecuritySource { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Sheet)))}'";

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("forms.css")
            ?? throw new InvalidOperationException("forms.css is not embedded in Billing.Forms.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
