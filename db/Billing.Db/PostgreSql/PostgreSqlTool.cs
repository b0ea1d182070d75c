using System.Diagnostics;
using System.Globalization;
using Billing.Kernel;
using Npgsql;

namespace Billing.Db.PostgreSql;

/// <summary>Calls one of PostgreSQL's own programs. The password goes through the environment, never through the process list.</summary>
internal static class PostgreSqlTool
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <exception cref="BusinessRuleException">It is not installed, or it failed: <c>backup.tool-missing</c>, <c>backup.tool-failed</c>.</exception>
    public static void Run(string tool, NpgsqlConnectionStringBuilder connection, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(tool), arguments) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in Settings(connection))
        {
            start.Environment[name] = value ?? Environment.GetEnvironmentVariable(name);
        }

        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd().Trim();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new BusinessRuleException("backup.tool-failed", $"{tool} が失敗しました: {said}", $"{tool} failed: {said}");
        }
    }

    private static IEnumerable<(string Name, string? Value)> Settings(NpgsqlConnectionStringBuilder connection) =>
    [
        ("PGHOST", connection.Host),
        ("PGPORT", connection.Port.ToString(CultureInfo.InvariantCulture)),
        ("PGUSER", connection.Username),
        ("PGDATABASE", connection.Database),
        ("PGPASSWORD", connection.Password),
    ];

    /// <summary>Debian keeps one folder per version out of the path: the newest can dump and read every older server.</summary>
    private static string Find(string tool)
    {
        var versions = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [];
        var places = versions
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        var name = OperatingSystem.IsWindows() ? tool + ".exe" : tool;
        return places.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) ?? throw new BusinessRuleException(
            "backup.tool-missing",
            $"{tool} がありません。PostgreSQL のクライアント(Debian では postgresql-client)を入れてください。",
            $"{tool} is not installed; install PostgreSQL's client programs (Debian: postgresql-client)");
    }
}
