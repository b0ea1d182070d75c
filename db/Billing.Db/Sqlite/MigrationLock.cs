using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Sqlite;

/// <summary>
/// Lets one process at a time migrate a file. EF notes its own lock as a row, which outlives a process that is killed while it migrates and would stop every later one for ever; the system lets go of this
/// one with the process, and whoever holds it may forget that row.
/// </summary>
internal static class MigrationLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <exception cref="BusinessRuleException"><c>database.migrating</c>: another process has been migrating for minutes.</exception>
    public static IDisposable Take(string file)
    {
        var begun = Environment.TickCount64;
        while (true)
        {
            try
            {
                return new FileStream(file + ".migrating", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (Environment.TickCount64 - begun < Patience.TotalMilliseconds)
            {
                Task.Delay(100).Wait();
            }
            catch (IOException)
            {
                throw new BusinessRuleException("database.migrating", $"{file} は別のプロセスが更新中です。終わってからもう一度実行してください。", $"another process is migrating {file}; try again when it has ended");
            }
        }
    }

    public static void ForgetOfDead(BillingDbContext db)
    {
        if (db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").Single() > 0)
        {
            db.Database.ExecuteSqlRaw("DELETE FROM \"__EFMigrationsLock\"");
        }
    }
}
