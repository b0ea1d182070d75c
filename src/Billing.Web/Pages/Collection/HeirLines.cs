using System.Globalization;
using System.Text;

namespace Billing.Web.Pages.Collection;

/// <summary>Heirs as they are typed: a line each, customer number and share, e.g. <c>0000012 1/2</c>.</summary>
internal static class HeirLines
{
    /// <summary>What cannot be read becomes a share of nothing, which the operation refuses with a sentence.</summary>
    public static IReadOnlyList<(string Number, int Numerator, int Denominator)> Read(string? text) =>
        [.. (text ?? "").Normalize(NormalizationForm.FormKC).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Line)];

    private static (string Number, int Numerator, int Denominator) Line(string line)
    {
        var words = line.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var share = words.Length == 2 ? words[1].Split('/') : [];
        return share.Length == 2
            && int.TryParse(share[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && int.TryParse(share[1], NumberStyles.None, CultureInfo.InvariantCulture, out var d)
            ? (words[0], n, d)
            : (words.FirstOrDefault() ?? "", 0, 0);
    }
}
