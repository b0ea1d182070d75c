using Microsoft.Data.Sqlite;

namespace Billing.Db.Sqlite;

/// <summary>The file behind an embedded database.</summary>
public static class SqliteFile
{
    /// <summary>Its full path.</summary>
    public static string Of(BillingDatabase database) => Path.GetFullPath(new SqliteConnectionStringBuilder(database.Connection).DataSource);

    /// <summary>The same settings on another file; its folder is made when it is missing.</summary>
    public static BillingDatabase Beside(BillingDatabase database, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new SqliteDatabase { Connection = new SqliteConnectionStringBuilder(database.Connection) { DataSource = file }.ToString() };
    }

    /// <summary>Lets go of <paramref name="from"/> and gives it the name <paramref name="to"/>, whose file goes.</summary>
    public static void Move(string from, string to)
    {
        // The last connection writes the log back into the file.
        SqliteConnection.ClearAllPools();
        Delete(to);
        File.Move(from, to);
    }

    /// <summary>Deletes the file with its log.</summary>
    public static void Delete(string file)
    {
        foreach (var end in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(file + end))
            {
                File.Delete(file + end);
            }
        }
    }
}
