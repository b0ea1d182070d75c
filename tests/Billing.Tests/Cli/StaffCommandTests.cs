using Billing.Kernel;
using System.Text.Json;
using Billing.Cli;
using Billing.Db.Accounts;
using Billing.Testing;
using Microsoft.AspNetCore.Identity;
using Xunit;

namespace Billing.Tests.Cli;

public sealed class StaffCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-staff-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [EveryDatabase]
    public async Task The_first_person_gets_a_role_and_a_strong_password_that_is_shown_once(string provider)
    {
        using var test = TestDatabase.Create(provider);

        var (code, output, said) = await Add(test, "s.yamada", "senior-clerk", "--json");

        Assert.Equal((0, ""), (code, said));
        var password = JsonDocument.Parse(output).RootElement.GetProperty("initialPassword").GetString()!;
        Assert.Matches("^[a-z2-9]{5}(-[a-z2-9]{5}){3}$", password);
        using var db = test.NewContext();
        var user = Assert.Single(db.Set<StaffUser>());
        Assert.Equal(("s.yamada", "S.YAMADA", "山田 聡", true), (user.UserName, user.NormalizedUserName, user.DisplayName, user.LockoutEnabled));
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<StaffUser>().VerifyHashedPassword(user, user.PasswordHash!, password));
        Assert.Equal("senior-clerk", db.Set<IdentityRole>().Single(r => r.Id == db.Set<IdentityUserRole<string>>().Single().RoleId).Name);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_second_person_shares_the_role_and_a_taken_name_is_refused_in_any_case(string provider)
    {
        using var test = TestDatabase.Create(provider);
        Assert.Equal(0, (await Add(test, "yamada", "clerk")).Code);
        Assert.Equal(0, (await Add(test, "suzuki", "clerk")).Code);

        var (code, output, said) = await Add(test, "YAMADA", "clerk");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("staff.exists", said, StringComparison.Ordinal);
        using var db = test.NewContext();
        Assert.Equal((2, 1, 2), (db.Set<StaffUser>().Count(), db.Set<IdentityRole>().Count(), db.Set<IdentityUserRole<string>>().Count()));
    }

    [Theory]
    [EveryDatabase]
    public async Task The_password_of_a_file_is_taken_and_never_shown(string provider)
    {
        using var test = TestDatabase.Create(provider);

        var (code, output, _) = await Add(test, "yamada", "clerk", "--password-file", Write("mizu to kawa 12\r\n"));

        Assert.Equal(0, code);
        Assert.DoesNotContain("mizu", output, StringComparison.Ordinal);
        Assert.DoesNotContain("password", output, StringComparison.OrdinalIgnoreCase);
        using var db = test.NewContext();
        var user = Assert.Single(db.Set<StaffUser>());
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<StaffUser>().VerifyHashedPassword(user, user.PasswordHash!, "mizu to kawa 12"));
    }

    [Theory]
    [InlineData("yamada", "chief", "long-enough-1", "staff.role")]
    [InlineData("yamada", "clerk", "too-short-1", "staff.password")]
    [InlineData("yamada", "clerk", "", "staff.password")]
    [InlineData("山田", "clerk", "long-enough-1", "staff.name")]
    public async Task What_is_wrong_is_said_and_nothing_is_written(string name, string role, string password, string refusal)
    {
        using var test = TestDatabase.Create("sqlite");

        var (code, output, said) = await Add(test, name, role, "--password-file", Write(password));

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(refusal, said, StringComparison.Ordinal);
        Assert.True(refusal != "staff.role" || Roles.All.All(r => said.Contains(r, StringComparison.Ordinal)), said);
        using var db = test.NewContext();
        Assert.Empty(db.Set<StaffUser>());
        Assert.Empty(db.Set<IdentityRole>());
    }

    private string Write(string password)
    {
        var file = Path.Combine(_folder.FullName, "password");
        File.WriteAllText(file, password);
        return file;
    }

    private static async Task<(int Code, string Output, string Said)> Add(TestDatabase test, string name, string role, params string[] more)
    {
        using StringWriter output = new(), error = new();
        string[] call = ["staff", "add", name, "--role", role, "--display-name", "山田 聡", .. more, "--lang", "en", "--database", test.Database.Provider, "--connection", test.Database.Connection];
        var code = await CommandLine.RunAsync(call, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
