using Billing.Db.Sqlite;
using Billing.Kernel;
using Billing.Operations;

namespace Billing.Db.Health;

/// <summary>Free space where this machine writes: the folder of the settings, and the embedded database's own.</summary>
public static class DiskSpace
{
    /// <summary>Folder with the least free space of those that are written to, and how many bytes that is.</summary>
    public static (string Folder, long Free) Least(BillingDatabase database)
    {
        List<string> folders = [BillingConfiguration.Home];
        if (database.Provider == "sqlite")
        {
            folders.Add(Path.GetDirectoryName(SqliteFile.Of(database))!);
        }

        return folders.Where(Directory.Exists).Select(folder => (folder, new DriveInfo(folder).AvailableFreeSpace)).MinBy(place => place.AvailableFreeSpace);
    }

    /// <summary>The alarm when less is free than <paramref name="megabytes"/>; null when enough is.</summary>
    public static Alarm? Check(BillingDatabase database, long megabytes)
    {
        var (folder, free) = Least(database);
        return free >= megabytes * 1_000_000 ? null : new Alarm(Alarm.DiskFull,
            new Sentence($"{folder} の空きが {free / 1_000_000:N0} MB しかありません(下限 {megabytes:N0} MB)。", $"only {free / 1_000_000:N0} MB are free at {folder} (at least {megabytes:N0} MB are wanted)"),
            new Sentence("古いバックアップや印刷ファイルを別の場所へ移すか、ディスクを広げてください。", "move old backups and printed files away, or enlarge the disk"));
    }
}
