using System.Globalization;
using System.Text;

namespace Billing.Places;

/// <summary>Brings what a person types and what is stored to one form: NFKC, katakana, capitals, common variant kanji, no dashes or spaces.</summary>
public static class SearchText
{
    private static readonly Dictionary<char, char> Variants = new()
    {
        ['髙'] = '高', ['﨑'] = '崎', ['嵜'] = '崎', ['邊'] = '辺', ['邉'] = '辺', ['齋'] = '斎', ['齊'] = '斉', ['濵'] = '浜', ['濱'] = '浜',
        ['櫻'] = '桜', ['澤'] = '沢', ['廣'] = '広', ['國'] = '国', ['眞'] = '真', ['德'] = '徳', ['栁'] = '柳', ['瀨'] = '瀬',
    };

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
