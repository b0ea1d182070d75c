namespace Billing.Web.Health;

/// <summary>What the log says of alarms beside the alarms themselves.</summary>
internal static partial class AlarmLog
{
    [LoggerMessage(1091, LogLevel.Warning, "Alarms could not be looked for: {Reason}")]
    public static partial void CannotLook(ILogger log, string reason);

    [LoggerMessage(1092, LogLevel.Information, "Alarm {Alarm} is over")]
    public static partial void Over(ILogger log, int alarm);
}
