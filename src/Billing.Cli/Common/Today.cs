using NodaTime;

namespace Billing.Cli.Common;

/// <summary>The day on which the program is called, in Japan. The only clock of the command line.</summary>
internal static class Today
{
    public static LocalDate InJapan(IClock clock) => clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Asia/Tokyo"]).Date;
}
