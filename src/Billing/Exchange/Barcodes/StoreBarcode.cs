using System.Globalization;
using Billing.Kernel;
using NodaTime;

namespace Billing.Exchange.Barcodes;

/// <summary>
/// コンビニエンスストア収納の44桁 (GS1-128, AI 91): issuer 6, free 21, 再発行区分 1, handling limit 6, 印紙 1, amount 6, check digit 1. GS1 Japan (流通システム開発センター),
/// GS1-128による標準料金代理収納ガイドライン 第6版 (2024-03).
/// </summary>
public sealed record StoreBarcode
{
    public const int Length = 44;

    /// <summary>Digits that the issuer chooses: the company's 5 and a key of 16 where an agent collects.</summary>
    public const int FreeLength = 21;

    private const string Ai = "91";
    private const string NoLimit = "999999";

    /// <summary>Above this no barcode is printed.</summary>
    public static readonly Money Most = new(300_000);

    /// <summary>請求書発行企業コード, 6 digits.</summary>
    public required string Issuer { get; init; }

    /// <summary>自由使用欄, 21 digits: 収納企業コード 5 and 納付番号 16.</summary>
    public required string Free { get; init; }

    /// <summary>再発行区分: 0 = first, then the number of the reissue.</summary>
    public required int Reissue { get; init; }

    /// <summary>取扱期限: last day on which a shop takes it; null = none.</summary>
    public LocalDate? Limit { get; init; }

    /// <summary>印紙フラグ; 0 for public money (印紙税法 5条, receipts of local bodies).</summary>
    public int Stamp { get; init; }

    public required Money Amount { get; init; }

    /// <summary>収納企業コード.</summary>
    public string Company => Free[..5];

    /// <summary>納付番号.</summary>
    public string Key => Free[5..];

    /// <summary>The 44 digits.</summary>
    /// <exception cref="BusinessRuleException"><c>barcode.issuer</c>, <c>.free</c>, <c>.reissue</c>, <c>.stamp</c>, <c>.amount</c>, <c>.limit</c>.</exception>
    public string Digits
    {
        get
        {
            Check();
            var limit = Limit is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day.Year % 100:00}{day.Month:00}{day.Day:00}") : NoLimit;
            var body = string.Create(CultureInfo.InvariantCulture, $"{Ai}{Issuer}{Free}{Reissue}{limit}{Stamp}{Amount.Yen:000000}");
            return string.Create(CultureInfo.InvariantCulture, $"{body}{CheckDigit(body)}");
        }
    }

    /// <summary>As it stands under the bars: <c>(91)912345-012345678901234567890-1-010331-0-123000-3</c>.</summary>
    public static string Print(string digits) => $"({digits[..2]}){digits[2..8]}-{digits[8..29]}-{digits[29]}-{digits[30..36]}-{digits[36]}-{digits[37..43]}-{digits[43]}";

    /// <summary>モジュラス10 ウェイト3: from the right, the check digit being the first, even places count three times.</summary>
    /// <param name="body">The 43 digits before it.</param>
    public static int CheckDigit(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            sum += (body[body.Length - 1 - i] - '0') * (i % 2 == 0 ? 3 : 1);
        }

        return (10 - (sum % 10)) % 10;
    }

    /// <summary>Takes 44 digits apart. Spaces, brackets and hyphens, as they stand under the bars, and the word EAN before them are passed over.</summary>
    /// <exception cref="BusinessRuleException"><c>barcode.length</c>, <c>.ai</c>, <c>.check-digit</c>, <c>.limit</c>, <c>.amount</c>.</exception>
    public static StoreBarcode Parse(string text)
    {
        var digits = new string([.. text.Where(c => c is not (' ' or '(' or ')' or '-'))]);
        digits = digits.StartsWith("EAN", StringComparison.OrdinalIgnoreCase) ? digits[3..] : digits;
        if (digits.Length != Length || !digits.All(char.IsAsciiDigit))
        {
            throw new BusinessRuleException("barcode.length", $"「{CsvFields.Begin(text)}」は44桁の数字ではありません({digits.Length}文字)。", $"'{CsvFields.Begin(text)}' is not 44 digits ({digits.Length} letters).");
        }

        if (digits[..2] != Ai)
        {
            throw new BusinessRuleException("barcode.ai", $"先頭が {digits[..2]} です。アプリケーション識別子 91 でなければなりません。", $"It begins with {digits[..2]}; the application identifier must be 91.");
        }

        var right = CheckDigit(digits[..43]);
        if (digits[43] - '0' != right)
        {
            throw new BusinessRuleException("barcode.check-digit", $"チェックディジットが {digits[43]} です。{right} でなければならないので、どこかの桁が違っています。", $"The check digit is {digits[43]}; it must be {right}, so some digit is wrong.");
        }

        var code = new StoreBarcode
        {
            Issuer = digits[2..8],
            Free = digits[8..29],
            Reissue = digits[29] - '0',
            Limit = digits[30..36] == NoLimit ? null : Day(digits[30..36]),
            Stamp = digits[36] - '0',
            Amount = new Money(long.Parse(digits[37..43], CultureInfo.InvariantCulture)),
        };
        code.Check();
        return code;
    }

    /// <summary>A day written YYMMDD; of this century.</summary>
    /// <exception cref="BusinessRuleException"><c>barcode.limit</c>.</exception>
    internal static LocalDate Day(string yymmdd)
    {
        var (year, month, day) = (2000 + Two(yymmdd, 0), Two(yymmdd, 2), Two(yymmdd, 4));
        return month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : throw new BusinessRuleException("barcode.limit", $"支払期限「{yymmdd}」は日付(YYMMDD)ではありません。無期限なら 999999 です。", $"The limit '{yymmdd}' is no day (YYMMDD); 999999 stands for none.");
    }

    private static int Two(string text, int at) => int.Parse(text.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    private void Check()
    {
        Figures("issuer", Issuer, 6, "発行企業コード", "issuer code");
        Figures("free", Free, FreeLength, "自由使用欄", "free field");
        Digit("reissue", Reissue, "再発行区分", "reissue number");
        Digit("stamp", Stamp, "印紙フラグ", "stamp flag");
        if (Amount <= Money.Zero || Amount > Most)
        {
            throw new BusinessRuleException("barcode.amount", $"金額が{Amount}円です。バーコードは1円から{Most}円まで印刷できます。", $"The amount is {Amount} yen; a barcode is printed from 1 to {Most} yen.");
        }

        if (Limit is { Year: < 2000 or > 2099 })
        {
            throw new BusinessRuleException("barcode.limit", $"支払期限 {Limit:uuuu-MM-dd} は2000年から2099年まででなければなりません。", $"The limit {Limit:uuuu-MM-dd} must lie between 2000 and 2099.");
        }
    }

    private static void Figures(string code, string digits, int length, string ja, string en)
    {
        if (digits.Length != length || !digits.All(char.IsAsciiDigit))
        {
            throw new BusinessRuleException($"barcode.{code}", $"{ja}「{digits}」は使えません。{length}桁の数字でなければなりません。", $"The {en} is '{digits}'; it must be {length} digits.");
        }
    }

    private static void Digit(string code, int digit, string ja, string en)
    {
        if (digit is < 0 or > 9)
        {
            throw new BusinessRuleException($"barcode.{code}", $"{ja}が {digit} です。0から9まででなければなりません。", $"The {en} is {digit}; it must be from 0 to 9.");
        }
    }
}
