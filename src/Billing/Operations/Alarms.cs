using Billing.Kernel;
using Billing.Nights;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Operations;

/// <summary>What the database itself tells that somebody must see to. What the machine tells (disk) is added at the edge.</summary>
public static class Alarms
{
    /// <param name="today">Nights of earlier days that are not finished are late.</param>
    /// <param name="backupWithin">How old the newest backup may be; null = backups are made by other means.</param>
    public static async Task<IReadOnlyList<Alarm>> Of(BillingDbContext db, LocalDate today, Instant now, Duration? backupWithin, CancellationToken cancel = default)
    {
        var alarms = new List<Alarm>();
        if (await Newest(db, OperationKind.Night, cancel) is { Good: false } night)
        {
            alarms.Add(new Alarm(Alarm.NightFailed,
                new Sentence($"夜間処理が途中で止まりました({night.Detail})。", $"a night ended in a fault ({night.Detail})"),
                new Sentence("記録で原因を確かめて取り除き、夜間処理の画面で再開してください。済んだ分はそのまま続きから動きます。", "find the cause in the log, remove it, and resume the night on its page; it goes on where it was")));
        }

        if (await DueNights.UpTo(db, today.PlusDays(-1), cancel) is [var late, ..])
        {
            alarms.Add(new Alarm(Alarm.NightLate,
                new Sentence($"{late:uuuu-MM-dd} の夜間処理が終わっていません。", $"the night of {late:uuuu-MM-dd} is not finished"),
                new Sentence("ワーカーが動いているか、Night:At の時刻、夜間処理の画面の理由を確かめ、手で開始してください。", "see that a worker runs, what Night:At says and what the night's page tells, and start it by hand")));
        }

        if (await Newest(db, OperationKind.Verify, cancel) is { Good: false } proof)
        {
            alarms.Add(new Alarm(Alarm.BooksBroken,
                new Sentence($"帳簿の検証で異常が {proof.Number} 件ありました。", $"the last proof of the books found {proof.Number} breaches"),
                new Sentence("billing verify で内容を確かめ、財務と相談してください。直すまで次の夜間処理を始めないでください。", "look at them with billing verify and ask finance; begin no further night before they are mended")));
        }

        if (backupWithin is { } most && await BackupAlarm(db, now, most, cancel) is { } backup)
        {
            alarms.Add(backup);
        }

        return alarms;
    }

    /// <summary>Notes what an operator's work came to.</summary>
    public static void Note(BillingDbContext db, OperationKind kind, Instant at, bool good, long number, string? detail)
    {
        db.OperationRecords.Add(new OperationRecord { Kind = kind, At = at, Good = good, Number = number, Detail = detail is { Length: > 300 } ? detail[..300] : detail });
        db.SaveChanges();
    }

    private static Task<OperationRecord?> Newest(BillingDbContext db, OperationKind kind, CancellationToken cancel)
        => db.OperationRecords.AsNoTracking().Where(r => r.Kind == kind).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel);

    private static async Task<Alarm?> BackupAlarm(BillingDbContext db, Instant now, Duration most, CancellationToken cancel)
    {
        var last = await Newest(db, OperationKind.Backup, cancel);
        if (last is { Good: true } && now - last.At <= most)
        {
            return null;
        }

        var said = last is null
            ? new Sentence("バックアップがまだ一度もありません。", "no backup was ever made")
            : new Sentence($"最後のバックアップから {(now - last.At).TotalHours:F0} 時間たちました。", $"the last backup is {(now - last.At).TotalHours:F0} hours old");
        return new Alarm(Alarm.BackupOld, said, new Sentence(
            "billing backup を実行し、毎晩の予定(cron、タスク スケジューラ)を確かめてください。",
            "run billing backup, and look at what should do so every evening (cron, Task Scheduler)"));
    }
}
