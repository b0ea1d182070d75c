using System.Globalization;
using System.Text;

namespace Billing.Places;

/// <summary>Brings what a person types and what is stored to one form: NFKC, katakana, capitals, common variant kanji, no dashes or spaces.</summary>
public static class SearchText
{
    /// <summary>Variant and common form, pair by pair.</summary>
    private static readonly Dictionary<char, char> Variants = "髙高 﨑崎 嵜崎 邊辺 邉辺 齋斎 齊斉 濵浜 濱浜 櫻桜 澤沢 廣広 國国 眞真 德徳 栁柳 瀨瀬"
        .Split(' ').ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The normal form of <paramref name="text"/>; empty for null or blanks.</summary>
    public static string Normalise(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var result = new StringBuilder(text.Length);
        foreach (var c in text.Replace("𠮷", "吉", StringComparison.Ordinal).Normalize(NormalizationForm.FormKC))
        {
            if (Keep(c) is { } kept)
            {
                result.Append(kept);
            }
        }

        return result.ToString();
    }

    private static char? Keep(char c) => c switch
    {
        >= 'ぁ' and <= 'ゖ' => (char)(c + 0x60),
        'ー' or '―' or '‐' or '−' => null,
        _ when char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation => null,
        _ when Variants.TryGetValue(c, out var plain) => plain,
        _ => char.ToUpperInvariant(c),
    };
}
