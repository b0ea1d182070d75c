using Billing.Kernel;
using Billing.Places;
using NodaTime;

namespace Billing.Metering;

/// <summary>Where an entry belongs once it has passed every check.</summary>
internal readonly record struct CheckedReading(ServicePoint Point, Meter Meter, short Register, ReadingRound Round);

/// <summary>What must hold before a reading is taken, whichever door it comes in by. Each refusal has its own code.</summary>
internal static class ReadingChecks
{
    /// <summary>Characters of a number, word, reason or reader's name.</summary>
    public const int LongestText = 40;

    /// <summary>No open round lies further back; a date before is a typing error, and looking that far back would cost everyone.</summary>
    private const int OldestDays = 366;

    /// <summary>Whether the entry's texts and date can be looked up at all.</summary>
    public static bool CanBeLookedUp(ReadingEntry entry, LocalDate today)
        => TooLong(entry) is null && entry.ReadOn <= today && entry.ReadOn >= today.PlusDays(-OldestDays);

    /// <summary>Where <paramref name="entry"/> belongs.</summary>
    /// <exception cref="BusinessRuleException"><c>reading.text</c>, <c>.unknown-point</c>, <c>.future</c>, <c>.too-old</c>, <c>.no-meter</c>, <c>.wrong-meter</c>, <c>.unknown-register</c>, <c>.negative</c>, <c>.above-dial</c>, <c>.no-reason</c>, <c>.kind</c>, <c>.no-round</c>, <c>.round-closed</c>, <c>.before-previous</c>.</exception>
    public static CheckedReading Check(ReadingEntry entry, ReadingSurroundings around, LocalDate today)
    {
        Text(entry);
        Day(entry, today);
        var point = around.Point(entry.ServicePoint) ?? throw Finding.Refusal(
            "reading.unknown-point",
            $"水栓番号「{entry.ServicePoint}」の給水装置はありません。番号を確かめてください。",
            $"There is no service point '{entry.ServicePoint}'. Check its number.");
        var meter = MeterOf(entry, point, around);
        var register = RegisterOf(entry, meter);
        Value(entry, meter);
        return new CheckedReading(point, meter, register, RoundOf(entry, point, around));
    }

    private static string? TooLong(ReadingEntry entry)
        => new[] { entry.ServicePoint, entry.Meter, entry.Register, entry.Reason, entry.Reader }.FirstOrDefault(t => t is not null && (t.Length > LongestText || t.Any(char.IsControl)));

    private static void Text(ReadingEntry entry)
    {
        if (TooLong(entry) is { } text)
        {
            var begin = new string([.. text.Where(c => !char.IsControl(c)).Take(LongestText)]);
            throw Finding.Refusal(
                "reading.text",
                $"「{begin}…」は長すぎるか、制御文字を含んでいます。{LongestText}文字までで入れてください。",
                $"'{begin}…' is too long or holds control characters. It may have {LongestText} characters.");
        }
    }

    private static void Day(ReadingEntry entry, LocalDate today)
    {
        if (entry.ReadOn > today)
        {
            throw Finding.Refusal(
                "reading.future",
                $"検針日{entry.ReadOn:uuuu-MM-dd}が今日（{today:uuuu-MM-dd}）より後です。日付を確かめてください。",
                $"The day of reading {entry.ReadOn:uuuu-MM-dd} is after today ({today:uuuu-MM-dd}). Check the date.");
        }

        if (entry.ReadOn < today.PlusDays(-OldestDays))
        {
            throw Finding.Refusal(
                "reading.too-old",
                $"検針日{entry.ReadOn:uuuu-MM-dd}が1年以上前です。日付を確かめてください。",
                $"The day of reading {entry.ReadOn:uuuu-MM-dd} is more than a year ago. Check the date.");
        }
    }

    private static Meter MeterOf(ReadingEntry entry, ServicePoint point, ReadingSurroundings around)
    {
        var hanging = around.MetersOn(point.Id, entry.ReadOn);
        if (hanging.Count == 0)
        {
            throw Finding.Refusal(
                "reading.no-meter",
                $"{entry.ReadOn:uuuu-MM-dd}に水栓{point.Number}に取り付けられたメーターがありません。量水器台帳を確かめてください。",
                $"On {entry.ReadOn:uuuu-MM-dd} no meter hung at {point.Number}. Check the meter register.");
        }

        if (entry.Meter is null)
        {
            return hanging[0];
        }

        return hanging.FirstOrDefault(m => m.Number == entry.Meter) ?? throw Finding.Refusal(
            "reading.wrong-meter",
            $"{entry.ReadOn:uuuu-MM-dd}に水栓{point.Number}にあるのはメーター{hanging[0].Number}で、{entry.Meter}ではありません。隣と取り違えていないか、取替の登録漏れがないか確かめてください。",
            $"On {entry.ReadOn:uuuu-MM-dd} meter {hanging[0].Number} hung at {point.Number}, not {entry.Meter}. Check for a neighbour's meter or an exchange that was not entered.");
    }

    private static short RegisterOf(ReadingEntry entry, Meter meter)
    {
        var words = meter.Registers?.Split(',') ?? [];
        if (entry.Register is null && (words.Length == 0 || entry.Kind == ReadingKind.Unread))
        {
            return 0;
        }

        var at = Array.IndexOf(words, entry.Register);
        if (at >= 0)
        {
            return (short)at;
        }

        var right = words.Length == 0 ? "－" : string.Join("・", words);
        throw Finding.Refusal(
            "reading.unknown-register",
            $"計量区分「{entry.Register}」はメーター{meter.Number}にありません。正しくは：{right}（「－」は空欄）",
            $"Meter {meter.Number} has no register '{entry.Register}'. It has: {(words.Length == 0 ? "one without a word, leave the field empty" : string.Join(", ", words))}.");
    }

    private static void Value(ReadingEntry entry, Meter meter)
    {
        if (entry.Kind is not (ReadingKind.Regular or ReadingKind.ByCustomer or ReadingKind.Remote or ReadingKind.Unread))
        {
            throw Finding.Refusal(
                "reading.kind",
                $"開栓・閉栓・取替の指針はここでは登録できません。その手続きで登録してください。",
                $"A value of kind {entry.Kind} is not taken here. It belongs to the opening, closing or exchange itself.");
        }

        if (entry.Kind == ReadingKind.Unread)
        {
            if (entry.Reason is null)
            {
                throw Finding.Refusal("reading.no-reason", $"検針不能の理由がありません。理由を入れてください。", $"Say why the meter could not be read.");
            }

            return;
        }

        if (entry.Index < 0)
        {
            throw Finding.Refusal("reading.negative", $"指針{entry.Index}は負の値です。", $"The value {entry.Index} is negative.");
        }

        var top = MeterDifference.Full(meter.Dials) - 1;
        if (entry.Index > top)
        {
            throw Finding.Refusal(
                "reading.above-dial",
                $"指針{entry.Index:N0}はメーター{meter.Number}（{meter.Dials}桁、最大{top:N0}）に表示できません。桁を確かめてください。",
                $"Meter {meter.Number} with {meter.Dials} digits shows at most {top:N0}, not {entry.Index:N0}. Check the digits.");
        }
    }

    private static ReadingRound RoundOf(ReadingEntry entry, ServicePoint point, ReadingSurroundings around)
    {
        var round = around.RoundNear(point.RouteId, entry.ReadOn) ?? throw Finding.Refusal(
            "reading.no-round",
            $"{entry.ReadOn:uuuu-MM-dd}の前後{ReadingSurroundings.DaysAroundRound}日に、水栓{point.Number}の検針区の検針予定がありません。日付か検針予定を確かめてください。",
            $"The route of {point.Number} is not read within {ReadingSurroundings.DaysAroundRound} days of {entry.ReadOn:uuuu-MM-dd}. Check the date or the plan.");
        if (round.ClosedAt is not null)
        {
            throw Finding.Refusal(
                "reading.round-closed",
                $"水栓{point.Number}の{round.Month}の検針は締め切られ、使用水量が計算されています。指針の訂正は、調定の更正で行ってください。",
                $"The readings of {round.Month} for {point.Number} are closed and their usage is worked out. Correct the bill instead.");
        }

        if (around.ReadBefore(point.Id, round.Id) is { } before && entry.ReadOn < before)
        {
            throw Finding.Refusal(
                "reading.before-previous",
                $"検針日{entry.ReadOn:uuuu-MM-dd}が前回の検針日{before:uuuu-MM-dd}より前です。日付を確かめてください。",
                $"The day of reading {entry.ReadOn:uuuu-MM-dd} is before the previous one, {before:uuuu-MM-dd}. Check the date.");
        }

        return round;
    }
}
