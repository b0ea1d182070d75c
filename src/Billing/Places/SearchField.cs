namespace Billing.Places;

/// <summary>One thing that a contract says and that a clerk may type a piece of.</summary>
/// <param name="Text">In its normal form (<see cref="SearchText"/>).</param>
/// <param name="Starts">Where words begin in it: 0, the given name, the name behind 株式会社, the 丁目 behind the town.</param>
internal sealed record SearchField(string Text, IReadOnlyList<int> Starts)
{
    /// <summary>How well a word fits: 3 = the whole field or one whole word of it, 2 = it begins there, 1 = inside, 0 = not at all.</summary>
    /// <param name="word">In its normal form.</param>
    internal int Fit(string word)
    {
        if (!Text.Contains(word, StringComparison.Ordinal))
        {
            return 0;
        }

        var best = 1;
        foreach (var start in Starts)
        {
            if (string.CompareOrdinal(Text, start, word, 0, word.Length) == 0)
            {
                var end = start + word.Length;
                best = end == Text.Length || Starts.Contains(end) ? 3 : Math.Max(best, 2);
            }
        }

        return best;
    }
}
