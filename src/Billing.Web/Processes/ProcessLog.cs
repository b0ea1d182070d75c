namespace Billing.Web.Processes;

/// <summary>What the log says of processes. The ids are those of the README's table of alarms.</summary>
internal static partial class ProcessLog
{
    [LoggerMessage(1001, LogLevel.Critical, "This process stops, the database has another schema: {Ja} / {En}")]
    public static partial void OtherSchema(ILogger log, string ja, string en);

    [LoggerMessage(1002, LogLevel.Debug, "No sign of life could be left: {Reason}")]
    public static partial void NoBeat(ILogger log, string reason);

    [LoggerMessage(1003, LogLevel.Information, "Joins the night of {Date} at {Stage}")]
    public static partial void Joins(ILogger log, string date, string stage);

    [LoggerMessage(1004, LogLevel.Warning, "Sharing the night of {Date} ended early: {Reason}")]
    public static partial void LeftNight(ILogger log, string date, string reason);
}
