using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>The reasons for which a table cannot price an input. Each says what is missing and what the table has.</summary>
internal static class TariffRefusal
{
    public static BusinessRuleException NoRate(Tariff tariff, string useClass, int? meterSize, string? register)
    {
        var ofClass = tariff.Rates.Where(rate => rate.UseClass == useClass).ToList();
        if (ofClass.Count == 0)
        {
            var classes = string.Join(" ", tariff.Rates.Select(rate => rate.UseClass).Distinct());
            return new("tariff.no-rate", $"料金表 {tariff.Id} に用途「{useClass}」がありません。用途: {classes}", $"tariff {tariff.Id} has no use class '{useClass}'; it has: {classes}");
        }

        var ofRegister = ofClass.Where(rate => rate.Register == register).ToList();
        if (ofRegister.Count == 0)
        {
            var registers = string.Join(" ", ofClass.Select(rate => rate.Register ?? "—").Distinct());
            return new("tariff.no-rate",
                $"料金表 {tariff.Id} の「{useClass}」に指針区分「{register ?? "—"}」がありません。区分: {registers}",
                $"tariff {tariff.Id} has no register '{register ?? "(none)"}' for '{useClass}'; it has: {registers}");
        }

        var sizes = Sizes(ofRegister.SelectMany(rate => rate.MeterSizes ?? []));
        return new("tariff.no-rate",
            $"料金表 {tariff.Id} の「{useClass}」に口径 {Size(meterSize, "未指定")} の行がありません。口径: {sizes}",
            $"tariff {tariff.Id} has no row for '{useClass}' with meter size {Size(meterSize, "(none given)")}; it has: {sizes}");
    }

    public static BusinessRuleException NoSize(Tariff tariff, Rate rate, int? meterSize, IEnumerable<int> known) => new("tariff.no-size",
        $"料金表 {tariff.Id} の「{rate.UseClass}」に口径 {Size(meterSize, "未指定")} の金額がありません。口径: {Sizes(known)}",
        $"tariff {tariff.Id} has no price for '{rate.UseClass}' with meter size {Size(meterSize, "(none given)")}; it has: {Sizes(known)}");

    public static BusinessRuleException AboveLastTier(Tariff tariff, Rate rate, decimal volume, decimal bound) => new("tariff.above-last-tier",
        $"料金表 {tariff.Id} の「{rate.UseClass}」は {bound:#,0.##} m³ までしか定めがなく、{volume:#,0.##} m³ は計算できません。",
        $"tariff {tariff.Id} prices '{rate.UseClass}' up to {bound:#,0.##} m³ only; {volume:#,0.##} m³ cannot be priced");

    public static BusinessRuleException TooLarge(Tariff tariff) => new("tariff.too-large",
        $"料金表 {tariff.Id} の金額が1,000兆円を超えます。使用水量・月数・戸数を確かめてください。",
        $"the amount under tariff {tariff.Id} exceeds 10^15 yen; check usage, months and dwellings");

    public static BusinessRuleException BadInput(string ja, string en) => new("tariff.bad-input", ja, en);

    private static string Size(int? size, string none) => size is { } mm ? $"{mm} mm" : none;

    private static string Sizes(IEnumerable<int> sizes) => string.Join(" ", sizes.Distinct().Order()) is { Length: > 0 } list ? list : "—";
}
