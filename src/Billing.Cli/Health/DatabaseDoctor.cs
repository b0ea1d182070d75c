using System.Data.Common;
using Billing.Db;
using Billing.Kernel;
using Billing.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace Billing.Cli.Health;

/// <summary>The database: reachable, of this version, with the time of this machine; and what alarms stand.</summary>
internal static class DatabaseDoctor
{
    private static readonly Duration MostApart = Duration.FromSeconds(10);

    public static IEnumerable<Finding> Look(BillingDatabase database, IConfiguration settings)
    {
        if (Unreachable(database) is { } away)
        {
            return [away];
        }

        if (database.Schema().Fault(database.Place) is { } fault)
        {
            return [new Finding("database.schema", FindingLevel.Wrong, fault, new Sentence("README の「A new version」の順に更新してください。", "follow the order under 'A new version' in the README"))];
        }

        return [Finding.Well("database.schema", $"データベース {database.Place} に届き、版も合っています。", $"the database {database.Place} is reachable and of this version"), .. Clock(database), .. Standing(database, settings)];
    }

    private static Finding? Unreachable(BillingDatabase database)
    {
        try
        {
            using var db = database.NewContext();
            if (database.Provider == "sqlite" && !File.Exists(database.Place))
            {
                return new Finding("database.missing", FindingLevel.Doubtful, new Sentence($"{database.Place} はまだありません。", $"{database.Place} is not there yet"), new Sentence("billing migrate で作るか、窓口を起動してください(デモの町ができます)。", "make it with billing migrate, or start the counter, which makes the demo town"));
            }

            db.Database.OpenConnection();
            return null;
        }
        catch (Exception fault) when (fault is DbException or TimeoutException or InvalidOperationException)
        {
            return new Finding("database.unreachable", FindingLevel.Wrong,
                new Sentence($"データベースに届きません: {fault.Message}", $"the database cannot be reached: {fault.Message}"),
                new Sentence("サーバーが動いているか、ConnectionStrings:Billing の Host・Username・Password、ファイアウォールを確かめてください。", "see that the server runs, and look at Host, Username and Password in ConnectionStrings:Billing and at the firewall"));
        }
    }

    private static IEnumerable<Finding> Clock(BillingDatabase database)
    {
        if (database.ServerClock() is { } server && server - SystemClock.Instance.GetCurrentInstant() is var apart && (apart > MostApart || apart < -MostApart))
        {
            yield return new Finding("database.clock", FindingLevel.Wrong,
                new Sentence($"この機械とデータベースの時計が {apart.TotalSeconds:F0} 秒ずれています。", $"this machine's clock and the database's are {apart.TotalSeconds:F0} seconds apart"),
                new Sentence("両方で NTP(chrony、systemd-timesyncd、w32time)を動かしてください。", "run NTP on both (chrony, systemd-timesyncd, w32time)"));
        }
    }

    private static IEnumerable<Finding> Standing(BillingDatabase database, IConfiguration settings)
    {
        using var db = database.NewContext();
        var now = SystemClock.Instance.GetCurrentInstant();
        var zone = DateTimeZoneProviders.Tzdb[settings["Counter:TimeZone"] ?? "Asia/Tokyo"];
        var hours = settings.GetValue("Alarms:BackupHours", 48);
        var alarms = Alarms.Of(db, now.InZone(zone).Date, now, hours > 0 ? Duration.FromHours(hours) : null).GetAwaiter().GetResult();
        foreach (var alarm in alarms)
        {
            yield return new Finding($"alarm.{alarm.Id}", FindingLevel.Doubtful, alarm.Said, alarm.Remedy);
        }

        if (database.ManyWriters && RunningProcesses.Of(db, now) is var running && !running.Any(p => p.Role.HasFlag(ProcessRole.Worker)))
        {
            yield return new Finding("processes.worker", FindingLevel.Doubtful, new Sentence("動いているワーカーがありません。夜間処理は始まりません。", "no worker is running; no night will begin"), new Sentence("--role worker(または both)のプロセスを起動してください。", "start a process with --role worker, or both"));
        }
    }
}
