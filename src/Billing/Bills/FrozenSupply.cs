using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Billing.Bills;

/// <summary>The supply that a part was charged for, from nothing but what bill and part froze. Charging it again with the frozen book gives the same yen.</summary>
public static class FrozenSupply
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new DayConverter() },
    };

    /// <summary>What the engine was asked when the part was made.</summary>
    public static Supply Of(Bill bill, BillPart part)
    {
        var special = part.Special is { } json ? JsonSerializer.Deserialize<Special>(json, Plain)! : null;
        return new Supply
        {
            Service = part.Service,
            UseClass = part.UseClass,
            MeterSize = part.MeterSize,
            Usage = part.Registers is { } registers
                ? RegisterText.Parse(registers)
                : [new RegisterUsage(null, special?.Measured is { } measured ? new CubicMetres(measured) : part.CubicMetres)],
            From = bill.PeriodFrom,
            To = bill.PeriodTo,
            Months = part.Months,
            Month = bill.Month,
            UserSince = bill.UserSince,
            Stops = bill.Stops,
            Dwellings = part.Dwellings,
            Facts = special?.Facts ?? [],
            Past = special?.Past ?? [],
            Earlier = special?.Earlier ?? [],
            Overestimated = special?.Overestimated ?? [],
        };
    }

    /// <summary>What no column holds, as JSON; null for an ordinary supply.</summary>
    /// <param name="charged">m³ charged, which the part holds.</param>
    internal static string? SpecialOf(Supply supply, int charged)
    {
        if (supply.Facts.Count == 0 && supply.Past.Count == 0 && supply.Earlier.Count == 0 && supply.Overestimated.Count == 0 && supply.CubicMetres == charged)
        {
            return null;
        }

        return JsonSerializer.Serialize(new Special(supply.CubicMetres, supply.Facts, supply.Past, supply.Earlier, supply.Overestimated), Plain);
    }

    private sealed record Special(int? Measured, IReadOnlyList<SupplyFact>? Facts, IReadOnlyList<PastUsage>? Past, IReadOnlyList<EarlierCharge>? Earlier, IReadOnlyList<RegisterUsage>? Overestimated);

    private sealed class DayConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LocalDatePattern.Iso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}
