namespace Billing.Exchange.DirectDebit;

/// <summary>Letters that a bank takes in names and keys.</summary>
public static class DebitLetters
{
    private const string Signs = " ().-/";

    /// <summary>The first letter that the bank does not take; null where it takes all.</summary>
    public static char? Foreign(string text, BankProfile profile)
    {
        foreach (var letter in text)
        {
            if (!Takes(letter, profile))
            {
                return letter;
            }
        }

        return null;
    }

    /// <summary>Kana without small ones, without the long-vowel mark and without ヲ; voiced marks apart.</summary>
    private static bool Takes(char letter, BankProfile profile) => letter switch
    {
        (>= 'A' and <= 'Z') or (>= '0' and <= '9') => true,
        >= 'ｱ' and <= 'ﾟ' => true,
        _ => Signs.Contains(letter) || profile.MoreSigns.Contains(letter),
    };
}
