namespace Billing.Plans.Formulas;

/// <summary>Cuts a formula into names, numbers and signs. Names are letters of any script, digits and underscores.</summary>
public static class FormulaTokens
{
    public static bool IsName(string token) => token.Length > 0 && (char.IsLetter(token[0]) || token[0] == '_') && token.All(IsNamePart);

    /// <exception cref="FormulaException">It holds a sign that no formula has.</exception>
    public static List<string> Of(string text)
    {
        var tokens = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var length = Length(text, i);
            tokens.Add(text.Substring(i, length));
            i += length;
        }

        return tokens.Count > 0 ? tokens : throw new FormulaException("式が空です。", "is empty");
    }

    private static int Length(string text, int at)
    {
        var end = at + 1;
        if (char.IsAsciiDigit(text[at]))
        {
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            {
                end++;
            }

            return text[at..end].Count(c => c == '.') <= 1 && text[end - 1] != '.' ? end - at : throw new FormulaException($"「{text[at..end]}」は数ではありません。", $"has '{text[at..end]}', which is no number");
        }

        if (char.IsLetter(text[at]) || text[at] == '_')
        {
            while (end < text.Length && IsNamePart(text[end]))
            {
                end++;
            }

            return end - at;
        }

        return "+-*/(),=<>".Contains(text[at]) ? end < text.Length && text[at] is '<' or '>' && end < text.Length && text[end] == '=' ? 2 : 1
            : throw new FormulaException($"「{text[at]}」は式に使えません。", $"has '{text[at]}', which no formula may have");
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
