using System.Globalization;
using System.Text;
using Billing.Kernel;
using NodaTime.Text;

namespace Billing.Requests.Forms;

/// <summary>How one field's text is brought to its stored form, and what is wrong with it.</summary>
internal static class FieldTexts
{
    /// <summary>Blanks cut off; digits and signs half width, katakana full width where the type wants it. Names keep the very characters that were typed.</summary>
    public static string Normal(FormField field, string? typed)
    {
        var text = (typed ?? "").Trim().Trim('\u3000');
        return field.Type switch
        {
            FieldType.Kana => Kana(text),
            FieldType.Telephone or FieldType.Day or FieldType.Whole or FieldType.Digits or FieldType.Customer or FieldType.Place => Narrow(text),
            FieldType.Flag => text is "yes" or "true" or "on" ? "yes" : "",
            FieldType.Lines => text.ReplaceLineEndings("\n"),
            _ => text,
        };
    }

    public static Sentence? Fault(FormField field, string text)
    {
        if (text.Length == 0)
        {
            return field.IsNeeded ? new Sentence($"{field.Label.Ja}を入力してください。", $"{field.Label.En} is missing.") : null;
        }

        return field.Type switch
        {
            FieldType.Day => LocalDatePattern.Iso.Parse(text).Success ? null : new("日付は 2026-04-01 の形で、暦にある日を入力してください。", "A day is written like 2026-04-01, and must be in the calendar."),
            FieldType.Whole => Whole(field, text),
            FieldType.Telephone => Telephone(text),
            FieldType.Digits => text.Length <= field.MaxLength && text.All(char.IsAsciiDigit) ? null : new($"{field.MaxLength}桁以内の数字で入力してください。", $"At most {field.MaxLength} digits."),
            FieldType.Choice => field.Choices.Any(c => c.Value == text) ? null : new("一覧から選んでください。", "Choose one of the list."),
            FieldType.Kana => text.All(c => c is (>= 'ァ' and <= 'ヺ') or 'ー' or '・' or '\u3000' or (>= 'Ａ' and <= 'Ｚ') or (>= '０' and <= '９')) ? Length(field, text) : new("カタカナで入力してください。", "Write it in katakana."),
            _ => text.Any(c => char.IsControl(c) && c != '\n') ? new("使えない文字(制御文字)があります。", "It has a control character.") : Length(field, text),
        };
    }

    private static Sentence? Length(FormField field, string text)
    {
        var letters = new StringInfo(text).LengthInTextElements;
        return letters <= field.MaxLength && text.Length <= 4 * field.MaxLength ? null : new($"{field.MaxLength}字以内で入力してください(今は{letters}字)。", $"At most {field.MaxLength} letters; it has {letters}.");
    }

    private static Sentence? Whole(FormField field, string text)
    {
        var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        return isNumber && field.Least <= number && number <= field.Most
            ? null
            : new($"{field.Least:N0} から {field.Most:N0} までの整数を入力してください。", $"A whole number from {field.Least:N0} to {field.Most:N0}.");
    }

    private static Sentence? Telephone(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        return digits is >= 9 and <= 15 && text.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or '(' or ')') ? null : new("電話番号は市外局番から数字とハイフンで入力してください。", "Write the telephone number with its area code, in digits and dashes.");
    }

    private static string Narrow(string text) => text.Normalize(NormalizationForm.FormKC).Replace('ー', '-').Replace('−', '-').Replace("‐", "-", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace('/', '-');

    private static string Kana(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            result.Append(c switch
            {
                >= 'ぁ' and <= 'ゖ' => (char)(c + 0x60),
                ' ' => '\u3000',
                '-' or '−' or '‐' => 'ー',
                >= 'a' and <= 'z' => (char)(c - 'a' + 'Ａ'),
                >= 'A' and <= 'Z' => (char)(c - 'A' + 'Ａ'),
                >= '0' and <= '9' => (char)(c - '0' + '０'),
                _ => c,
            });
        }

        return result.ToString();
    }
}
