using NodaTime;

namespace Billing.Web.Scheduling;

/// <summary>What the log says of nights.</summary>
internal static partial class NightLog
{
    [LoggerMessage(LogLevel.Information, "Night of {Date}: {Bills} bills, {Yen} yen, {Held} held, {Failed} set aside")]
    public static partial void Done(ILogger log, LocalDate date, int bills, long yen, int held, int failed);

    [LoggerMessage(1103, LogLevel.Warning, "Another process is at the daily run: only the nights are shared")]
    public static partial void AnotherHasTurn(ILogger log);

    [LoggerMessage(LogLevel.Warning, "Night of {Date} refused: {Reason}")]
    public static partial void Refused(ILogger log, LocalDate date, string reason);
}
