using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Backups;

/// <summary>What is refused before a backup or a restore touches anything.</summary>
internal static class BackupRefusal
{
    /// <summary>Refuses a name that is taken, and makes its folder.</summary>
    /// <returns>A name beside it to write under, so that a broken backup never carries the name of a whole one.</returns>
    public static string Begin(string file)
    {
        if (File.Exists(file))
        {
            throw new BusinessRuleException("backup.exists", $"{file} は既にあります。別の名前を指定してください。", $"{file} exists; give another name");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        return file + ".part";
    }

    public static BusinessRuleException NotABackup(string file, string why) => new(
        "backup.unusable",
        $"{file} は本システムのバックアップとして読めません({why})。billing backup で作ったファイルを指定してください。",
        $"{file} is no usable backup ({why}); give a file that billing backup wrote");

    /// <summary>Refuses content that is not ours, or that a newer program wrote.</summary>
    public static void Check(BillingDbContext restored, string file)
    {
        var applied = restored.Database.GetAppliedMigrations().ToList();
        if (applied.Count == 0)
        {
            throw NotABackup(file, "no migration in it");
        }

        if (applied.Except(restored.Database.GetMigrations()).FirstOrDefault() is { } unknown)
        {
            throw new BusinessRuleException(
                "backup.newer",
                $"{file} はより新しいプログラムのバックアップです(移行 {unknown})。プログラムを更新してから復元してください。",
                $"{file} comes from a newer program (migration {unknown}); update the program, then restore");
        }
    }
}
