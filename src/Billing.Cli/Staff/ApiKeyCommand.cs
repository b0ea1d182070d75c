using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db.Accounts;

namespace Billing.Cli.Staff;

/// <summary><c>billing api-key create|list|revoke</c>: keys of machines that ask the counter's interface.</summary>
internal static class ApiKeyCommand
{
    private const int DefaultDays = 365;

    private static readonly Argument<string> Name = new("NAME") { Description = "Machine or company that uses it / 使う機器・会社" };
    private static readonly Argument<string> Key = new("KEY") { Description = "Beginning of the key as the list shows it (bk_…) / 鍵の先頭" };
    private static readonly Option<string[]> Scope = new("--scope") { Description = $"What it is good for: {string.Join(", ", ApiScopes.All)} / 範囲", HelpName = "SCOPE", Required = true };
    private static readonly Option<int> Days = new("--days") { Description = $"How long, at most {ApiKeyStore.MostDays} / 有効日数", HelpName = "N", DefaultValueFactory = _ => DefaultDays };

    public static Command Create()
    {
        var create = new Command("create", "Make a key, shown once / 鍵の発行") { Name, Scope, Days }.WithDatabase();
        create.SetAction(Make);
        var list = new Command("list", "Every key and when it was last used / 鍵の一覧").WithDatabase();
        list.SetAction(List);
        var revoke = new Command("revoke", "Make a key worthless at once / 鍵の失効") { Key }.WithDatabase();
        revoke.SetAction(Revoke);
        return new Command("api-key", "Keys of machines that send readings / APIの鍵") { create, list, revoke };
    }

    private static async Task<int> Make(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        var key = await new ApiKeyStore(db).Create(call.GetRequiredValue(Name), call.GetRequiredValue(Scope), call.GetRequiredValue(Days), Operator.Now, cancel);
        console.Line(console.Say($"鍵(一度だけ表示します): {key}", $"Key, shown only this once: {key}"));
        console.Document(new { Key = key });
        return ExitCode.Done;
    }

    private static async Task<int> List(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        var keys = await new ApiKeyStore(db).All(cancel);
        foreach (var key in keys)
        {
            console.Line($"{key.Prefix}  {(key.IsGood(Operator.Now.At) ? "good" : key.RevokedAt is null ? "expired" : "revoked")}  {key.ExpiresAt}  {key.LastUsedAt?.ToString() ?? "-"}  {key.Scopes}  {key.Name}");
        }

        console.Document(keys.Select(key => new { key.Prefix, key.Name, key.Scopes, CreatedAt = key.CreatedAt.ToString(), key.CreatedBy, ExpiresAt = key.ExpiresAt.ToString(), LastUsedAt = key.LastUsedAt?.ToString(), RevokedAt = key.RevokedAt?.ToString(), key.RevokedBy }).ToList());
        return ExitCode.Done;
    }

    private static async Task<int> Revoke(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        await new ApiKeyStore(db).Revoke(call.GetRequiredValue(Key), Operator.Now, cancel);
        console.Line(console.Say($"{call.GetRequiredValue(Key)} を失効させました。", $"{call.GetRequiredValue(Key)} has been revoked."));
        return ExitCode.Done;
    }
}
