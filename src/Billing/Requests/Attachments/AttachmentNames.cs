using System.Globalization;
using System.Text;

namespace Billing.Requests.Attachments;

/// <summary>Names of files as browsers send them, made harmless: no folder, no control or direction mark, no leading dot, not too long. Rare kanji stay as they are.</summary>
public static class AttachmentNames
{
    /// <summary>Most characters of a name.</summary>
    public const int Most = 100;

    public static string Clean(string? typed)
    {
        var name = (typed ?? "").Replace('\\', '/');
        name = name[(name.LastIndexOf('/') + 1)..];
        var kept = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && !"<>:\"|?*;%".Contains(rune.ToString(), StringComparison.Ordinal))
            {
                kept.Append(rune.ToString());
            }
        }

        var clean = kept.ToString().Trim(' ', '.', '\u3000');
        return clean.Length == 0 ? "file" : Shortened(clean);
    }

    /// <summary>The ending stays; a character of two units is never cut in two.</summary>
    private static string Shortened(string name)
    {
        if (name.Length <= Most)
        {
            return name;
        }

        var ending = Path.GetExtension(name);
        var stem = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (stem.Length + rune.Utf16SequenceLength + ending.Length > Most)
            {
                break;
            }

            stem.Append(rune.ToString());
        }

        return stem.Append(ending).ToString();
    }
}
