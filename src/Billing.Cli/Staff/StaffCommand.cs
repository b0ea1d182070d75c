using Billing.Kernel;
using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db.Accounts;

namespace Billing.Cli.Staff;

/// <summary><c>billing staff add</c>: creates a sign-in of the counter, above all a city's first one.</summary>
internal static class StaffCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Sign-in name: letters, digits and -._@+ / 利用者名" };
    private static readonly Option<string> Role = new("--role") { Description = $"What the person may do: {string.Join(", ", Roles.All)} / 権限", HelpName = "ROLE", Required = true };
    private static readonly Option<string> DisplayName = new("--display-name") { Description = "Name as shown on the screen / 表示名", HelpName = "TEXT", Required = true };
    private static readonly Option<bool> Company = new("--company") { Description = "Staff of the company that runs the counter, not of the city / 委託先の職員" };
    private static readonly Option<string?> PasswordFile = new("--password-file")
    {
        Description = $"File whose first line is the password, at least {PasswordRule.Shortest} characters; left out, one is made and shown once / パスワードのファイル",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var add = new Command("add", "Create a sign-in / 利用者の登録") { Name, Role, DisplayName, Company, PasswordFile }.WithDatabase();
        add.SetAction(Add);
        return new Command("staff", "People who sign in at the counter / 利用者") { add, BreakGlassCommand.Create() };
    }

    private static async Task<int> Add(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var (name, role) = (call.GetRequiredValue(Name), call.GetRequiredValue(Role));
        var given = call.GetValue(PasswordFile) is { } file ? FirstLine(await File.ReadAllTextAsync(file, cancel)) : null;
        var password = given ?? PasswordRule.Generate();
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        await new StaffAccounts(db).Create(name, call.GetRequiredValue(DisplayName), password, role, call.GetValue(Company) ? Affiliation.Company : Affiliation.City, mustChange: given is null, cancel);
        console.Line(console.Say($"{name} ({role}) を登録しました。", $"{name} ({role}) can sign in."));
        if (given is null)
        {
            console.Line(console.Say($"初期パスワード(一度だけ表示します): {password}", $"Initial password, shown only this once: {password}"));
        }

        console.Document(new { Name = name, Role = role, InitialPassword = given is null ? password : null });
        return ExitCode.Done;
    }

    /// <summary>Without the line end that editors and <c>echo</c> add; spaces belong to the password.</summary>
    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('\r');
}
