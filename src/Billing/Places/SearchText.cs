using System.Globalization;
using System.Text;

namespace Billing.Places;

/// <summary>Brings what a person types and what is stored to one form: NFKC, large katakana, capitals, common forms of kanji, no dashes, spaces or variation selectors.</summary>
public static class SearchText
{
    /// <summary>The normal form of <paramref name="text"/>; empty for null or blanks.</summary>
    public static string Normalise(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        // Voiced marks that stand alone would become a space and a mark under NFKC and never meet their letter.
        var whole = Wide(text).Replace('\u309B', '\u3099').Replace('\u309C', '\u309A');
        var result = new StringBuilder(whole.Length);
        foreach (var c in whole.Normalize(NormalizationForm.FormKC))
        {
            if (Keep(c) is { } kept)
            {
                result.Append(kept);
            }
        }

        return result.ToString();
    }

    /// <summary>Everything but letters beyond 16 bits with a common form, and ideographic variation selectors, which only choose a shape.</summary>
    private static string Wide(string text)
    {
        if (!text.Any(char.IsSurrogate))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is < 0xE0100 or > 0xE01EF)
            {
                result.Append(KanjiForms.Wide.GetValueOrDefault(rune.Value) ?? rune.ToString());
            }
        }

        return result.ToString();
    }

    private static char? Keep(char c) => c switch
    {
        >= 'ぁ' and <= 'ゖ' => Large((char)(c + 0x60)),
        >= 'ァ' and <= 'ヶ' => Large(c),
        'ー' or '―' or '‐' or '−' => null,
        >= '\uFE00' and <= '\uFE0F' => null,
        _ when char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation => null,
        _ when KanjiForms.Common.TryGetValue(c, out var plain) => plain,
        _ => char.ToUpperInvariant(c),
    };

    /// <summary>Banks and older systems write キヨウコ for キョウコ.</summary>
    private static char Large(char kana) => kana switch
    {
        'ァ' => 'ア',
        'ィ' => 'イ',
        'ゥ' => 'ウ',
        'ェ' => 'エ',
        'ォ' => 'オ',
        'ッ' => 'ツ',
        'ャ' => 'ヤ',
        'ュ' => 'ユ',
        'ョ' => 'ヨ',
        'ヮ' => 'ワ',
        'ヵ' => 'カ',
        'ヶ' => 'ケ',
        'ヅ' => 'ズ',
        'ヂ' => 'ジ',
        _ => kana,
    };
}
