using System.Globalization;
using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>The sentences of an explanation, as a clerk would read them out.</summary>
internal static class PriceWords
{
    /// <param name="volume">The month's share of usage; null where several registers share it out below.</param>
    public static Sentence Month(int number, int? volume, PricingInput input)
    {
        var usage = volume is { } cubicMetres ? $" {cubicMetres:N0} m³" : "";
        return input.Dwellings == 1
            ? new($"{number}か月目{usage}", $"Month {number}{usage}")
            : new($"{number}か月目{usage}({input.Dwellings:N0}戸分: 料金表の数量と料金を {input.Dwellings:N0} 倍)", $"Month {number}{usage} ({input.Dwellings:N0} dwellings: quantities and charges of the table times {input.Dwellings:N0})");
    }

    /// <summary>Why the table is multiplied: months of the period, months of the table, dwellings.</summary>
    public static Sentence Scaled(PricingInput input, Tariff tariff, decimal k, decimal months)
    {
        var dwellingsJa = input.Dwellings == 1 ? "" : $"・{input.Dwellings:N0}戸分";
        var dwellingsEn = input.Dwellings == 1 ? "" : $", {input.Dwellings:N0} dwellings";
        return new(
            $"{Yen(months)}か月分{dwellingsJa}({tariff.TableMonths}か月の料金表の数量と料金を {Yen(k)} 倍)",
            $"{Count(months, "month")}{dwellingsEn} (quantities and charges of the table for {Count(tariff.TableMonths, "month")} times {Yen(k)})");
    }

    public static Sentence Register(string? register, int volume)
    {
        var ja = register switch { "day" => "昼間", "night" => "夜間", null => "使用水量", _ => register };
        return new($"{ja} {volume:N0} m³", $"{register ?? "usage"} {volume:N0} m³");
    }

    public static Sentence Base(decimal price, decimal k, int? meterSize, decimal? smallUpTo)
    {
        var sizeJa = meterSize is { } mm ? $"(口径 {mm} mm)" : "";
        var sizeEn = meterSize is { } size ? $" ({size} mm)" : "";
        var smallJa = smallUpTo is { } few ? $"({Yen(few)} m³以下)" : "";
        var smallEn = smallUpTo is { } little ? $" (up to {Yen(little)} m³)" : "";
        return new($"基本料金{sizeJa}{smallJa} {Yen(price)}円{Times(k)}", $"Base charge{sizeEn}{smallEn} {Yen(price)} yen{Times(k)}");
    }

    public static Sentence DailyBase(decimal price, DailyBase by, decimal ofDays, decimal times)
    {
        var fixedJa = by.Fixed == 0m ? "" : $"、うち{Yen(by.Fixed)}円は日割しない";
        var fixedEn = by.Fixed == 0m ? "" : $", of which {Yen(by.Fixed)} yen are owed in full";
        return new($"基本料金 {Yen(price)}円の日割({by.Days}日 / {by.PerDays}日{fixedJa}) {Yen(ofDays)}円{Times(times)}",
            $"Base charge {Yen(price)} yen by days ({by.Days} of {by.PerDays}{fixedEn}) {Yen(ofDays)} yen{Times(times)}");
    }

    public static Sentence Surcharge(Surcharge surcharge, int cubicMetres) => new(
        $"{surcharge.Said.Ja} {cubicMetres:N0} m³ × {Yen(surcharge.YenPerCubicMetre)}円",
        $"{surcharge.Said.En} {cubicMetres:N0} m³ × {Yen(surcharge.YenPerCubicMetre)} yen");

    public static Sentence DayShare(DayShare share) => new($"日割 {share.Days}日 / {share.Of}日", $"By days: {share.Days} of {share.Of}");

    public static Sentence Minimum(Money least) => new($"最低額 {least}円", $"Least charge {least} yen");

    public static Sentence MeterFee(decimal price, decimal k, int? meterSize)
    {
        var ja = meterSize is { } mm ? $"(口径 {mm} mm)" : "";
        var en = meterSize is { } size ? $" ({size} mm)" : "";
        return new($"メーター使用料{ja} {Yen(price)}円{Times(k)}", $"Meter fee{en} {Yen(price)} yen{Times(k)}");
    }

    public static Sentence Tier(decimal lower, decimal? upper, decimal quantity, decimal price)
    {
        var (ja, en) = Range(lower, upper);
        return price == 0m
            ? new($"{ja} {Yen(quantity)} m³ 基本料金に含む", $"{en}: {Yen(quantity)} m³ covered by the base charge")
            : new($"{ja} {Yen(quantity)} m³ × {Yen(price)}円", $"{en}: {Yen(quantity)} m³ × {Yen(price)} yen");
    }

    /// <summary>The cubic metres above <paramref name="lower"/> and up to <paramref name="upper"/>.</summary>
    public static Sentence Interval(decimal lower, decimal? upper)
    {
        var (ja, en) = Range(lower, upper);
        return new(ja, en);
    }

    public static Sentence Subtotal(decimal amount, bool includesTax) => includesTax
        ? new($"小計(税込) {Yen(amount)}円", $"Subtotal (tax included) {Yen(amount)} yen")
        : new($"小計(税抜) {Yen(amount)}円", $"Subtotal (before tax) {Yen(amount)} yen");

    public static Sentence Tax(decimal amount, decimal rate) =>
        new($"消費税及び地方消費税 {Percent(rate)} {Yen(amount)}円", $"Consumption tax {Percent(rate)} {Yen(amount)} yen");

    public static Sentence Rounding(decimal amount, Rounding rounding)
    {
        var (ja, en) = rounding.Mode switch
        {
            RoundingMode.Floor => ("切捨て", "rounded down"),
            RoundingMode.Ceiling => ("切上げ", "rounded up"),
            _ => ("四捨五入", "rounded half up"),
        };
        return new($"{rounding.Unit}円未満{ja} {Signed(amount)}円", $"To whole {rounding.Unit} yen, {en} {Signed(amount)} yen");
    }

    public static Sentence Total(Price price) => new(
        $"合計 {price.Charged}円(うち消費税等 {Percent(price.TaxRate)} {price.Tax}円)",
        $"Total {price.Charged} yen (of which consumption tax {Percent(price.TaxRate)} {price.Tax} yen)");

    /// <summary>Whole bounds read "9〜20 m³"; a bound that a half application made fractional reads "over 2.5 up to 5 m³".</summary>
    private static (string Ja, string En) Range(decimal lower, decimal? upper)
    {
        var whole = decimal.IsInteger(lower) && (upper is null || decimal.IsInteger(upper.Value));
        if (upper is not { } to)
        {
            return lower == 0m ? ("1 m³から", "From 1 m³")
                : whole ? ($"{Yen(lower + 1)} m³から", $"From {Yen(lower + 1)} m³")
                : ($"{Yen(lower)} m³超", $"Over {Yen(lower)} m³");
        }

        if (!whole)
        {
            return lower == 0m ? ($"{Yen(to)} m³以下", $"Up to {Yen(to)} m³") : ($"{Yen(lower)} m³超 {Yen(to)} m³以下", $"Over {Yen(lower)} up to {Yen(to)} m³");
        }

        return lower + 1 == to ? ($"{Yen(to)} m³目", $"m³ no. {Yen(to)}") : ($"{Yen(lower + 1)}〜{Yen(to)} m³", $"{Yen(lower + 1)}–{Yen(to)} m³");
    }

    private static string Count(decimal number, string noun) => number == 1 ? $"1 {noun}" : $"{number:#,0.##} {noun}s";

    private static string Times(decimal k) => k == 1m ? "" : $" × {Yen(k)}";

    private static string Percent(decimal rate) => (rate * 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Signed(decimal amount) => amount.ToString("+#,0.########;-#,0.########", CultureInfo.InvariantCulture);

    private static string Yen(decimal amount) => amount.ToString("#,0.########", CultureInfo.InvariantCulture);
}
