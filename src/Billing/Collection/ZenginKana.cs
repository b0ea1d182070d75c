using System.Text;

namespace Billing.Collection;

/// <summary>
/// Names as bank files write them: single-byte kana of JIS X 0201 without small kana, voiced marks apart, capitals, digits, space and a few signs. Banks that publish their set
/// agree on this one; some take more (<c>reference</c>: 全銀 character notes of several banks), none takes less.
/// </summary>
public static class ZenginKana
{
    /// <summary>預金者名 of the data record.</summary>
    public const int HolderLength = 30;

    private const string Signs = " ().-/";
    private const string Small = "ァィゥェォッャュョヮヵヶ";
    private const string Large = "アイウエオツヤユヨワカケ";

    /// <summary>Half-width kana, in the order of U+FF66 to U+FF9D, by their full-width letters.</summary>
    private const string Full = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    /// <summary>The text in the bank's letters, cut at the length of a field: every voiced mark is a byte of its own.</summary>
    /// <inheritdoc cref="Of"/>
    public static string? Fit(string text, int length, string moreSigns = "") => Of(text, moreSigns) is { } letters ? letters[..Math.Min(length, letters.Length)] : null;

    /// <summary>The text in the bank's letters; null where a letter has none there.</summary>
    /// <param name="text">Kana of any width, hiragana too; letters, digits.</param>
    /// <param name="moreSigns">Signs that this bank takes besides, single-byte.</param>
    public static string? Of(string text, string moreSigns = "")
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC).Normalize(NormalizationForm.FormD))
        {
            if (Letter(c, moreSigns) is not { } letter)
            {
                return null;
            }

            result.Append(letter);
        }

        return result.ToString().Trim();
    }

    private static char? Letter(char c, string moreSigns)
    {
        var kana = c is >= 'ぁ' and <= 'ゖ' ? (char)(c + 0x60) : c;
        kana = Small.IndexOf(kana) is >= 0 and var small ? Large[small] : kana;
        return kana switch
        {
            '\u3099' => 'ﾞ',
            '\u309a' => 'ﾟ',
            'ー' or '－' or '−' or '‐' or '―' or '–' => '-',
            'ヲ' => 'ｵ',
            '・' => '.',
            >= 'a' and <= 'z' => (char)(kana - 'a' + 'A'),
            (>= 'A' and <= 'Z') or (>= '0' and <= '9') => kana,
            _ when Signs.Contains(kana) || moreSigns.Contains(kana) => kana,
            '「' when moreSigns.Contains('｢') => '｢',
            '」' when moreSigns.Contains('｣') => '｣',
            _ => Full.IndexOf(kana) is >= 0 and var at ? (char)('\uff66' + at) : null,
        };
    }
}
