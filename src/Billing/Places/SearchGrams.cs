using System.Globalization;

namespace Billing.Places;

/// <summary>
/// Cuts text into grams: every letter, every pair of letters, every four digits, and the first letter of every word. A text holds a fragment only if it holds all grams of the
/// fragment, and few texts hold all of them by chance. Digits need four: of the hundred pairs every contract has a third somewhere in its numbers.
/// </summary>
/// <remarks>A gram is two letters of 16 bits. What is no pair has a first letter that names its kind, from the range for private use; where a text really has such a letter, a fragment
/// may be proposed that is not there, and the comparison with the text drops it.</remarks>
internal static class SearchGrams
{
    private const uint First = 0xE001;
    private const uint Digits = 0xE002;
    private const int Run = 4;

    /// <summary>Every gram of a text, some more than once.</summary>
    internal static void Of(SearchField field, Action<uint> add)
    {
        var text = field.Text;
        for (var i = 0; i < text.Length; i++)
        {
            add(text[i]);
            if (i + 1 < text.Length)
            {
                add(Pair(text, i));
            }

            if (AreDigits(text, i))
            {
                add(Four(text, i));
            }
        }

        foreach (var start in field.Starts)
        {
            add(Begins(text[start]));
        }
    }

    /// <summary>The grams that a text holding <paramref name="word"/> must have, none twice.</summary>
    internal static IEnumerable<uint> Needed(string word)
    {
        if (word.Length == 1)
        {
            return [word[0]];
        }

        var grams = new List<uint>(word.Length);
        for (var i = 0; i + 1 < word.Length; i++)
        {
            if (AreDigits(word, i))
            {
                grams.Add(Four(word, i));
            }
            else if (!AreDigits(word, i - 1) && !AreDigits(word, i - 2))
            {
                grams.Add(Pair(word, i));
            }
        }

        return grams.Distinct();
    }

    /// <summary>The gram of a word that begins with a letter.</summary>
    internal static uint Begins(char first) => (First << 16) | first;

    private static uint Pair(string text, int i) => ((uint)text[i] << 16) | text[i + 1];

    private static bool AreDigits(string text, int i) => i >= 0 && i + Run <= text.Length && !text.AsSpan(i, Run).ContainsAnyExceptInRange('0', '9');

    private static uint Four(string text, int i) => (Digits << 16) | uint.Parse(text.AsSpan(i, Run), NumberStyles.None, CultureInfo.InvariantCulture);
}
