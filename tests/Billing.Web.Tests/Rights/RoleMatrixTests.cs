using System.Net;
using Billing.Db.Accounts;
using Billing.Kernel;
using Billing.Web.Accounts;
using Billing.Web.Tests.Counter;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Xunit;
using RightsTable = Billing.Web.Accounts.Rights;

namespace Billing.Web.Tests.Rights;

/// <summary>
/// Who may open and do what, asked of the counter over HTTP for every endpoint, every role of both affiliations and nobody, and compared with
/// <c>role-matrix.csv</c>, which was read by a person. <c>y</c> city and company, <c>c</c> the city's staff alone, <c>-</c> neither; for nobody <c>open</c> or <c>-</c>.
/// </summary>
public sealed class RoleMatrixTests
{
    private static readonly string[] Affiliations = ["", "@company"];

    [Fact]
    public async Task Every_endpoint_opens_to_whom_the_reviewed_matrix_names_and_to_nobody_else()
    {
        await using var factory = new CounterFactory("sqlite");
        var callers = await Callers(factory);
        var found = new List<string> { $"endpoint,nobody,{string.Join(',', Roles.All)}" };
        foreach (var asked in (await Endpoints.All(factory.Services)).OrderBy(a => a.Path == "/Account/SignOut"))
        {
            var nobody = await Opens(callers[""], asked) ? "open" : "-";
            var cells = new List<string>();
            foreach (var role in Roles.All)
            {
                cells.Add((await Opens(callers[role], asked), await Opens(callers[role + "@company"], asked)) switch
                {
                    (true, true) => "y",
                    (true, false) => "c",
                    (false, false) => "-",
                    _ => "company-only",
                });
            }

            found.Add($"{asked.Name},{nobody},{string.Join(',', cells)}");
        }

        var file = Endpoints.Beside("role-matrix.csv");
        if (Environment.GetEnvironmentVariable("BILLING_WRITE_MATRIX") is { Length: > 0 } written)
        {
            await File.WriteAllLinesAsync(written, found.Take(1).Concat(found.Skip(1).Order(StringComparer.Ordinal)), TestContext.Current.CancellationToken);
        }

        var expected = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        var differs = found.Except(expected).Select(l => "found    " + l).Concat(expected.Except(found).Select(l => "reviewed " + l)).ToList();
        Assert.True(differs.Count == 0, "Endpoints that open otherwise than role-matrix.csv says (a new one needs a row that somebody has thought about):\n" + string.Join('\n', differs));
    }

    [Fact]
    public async Task Files_of_the_browser_are_open_and_nothing_else_lies_beside_them()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        using var client = factory.CreateClient();
        var files = Files(factory.Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider, "").ToList();
        Assert.Contains("/js/counter.js", files);
        Assert.All(files, path => Assert.Matches(@"^(/(css|js|lib)/[\w.-]+\.(css|js|LICENSE\.txt)|/icon\.svg)(\.gz)?$", path));
        foreach (var path in files)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public void Every_policy_has_a_row_in_the_table_of_rights_and_every_row_a_policy()
    {
        var rights = RightsTable.Load(new ConfigurationBuilder().Build());
        Assert.Equal(Policies.All.Order(), rights.All.Select(r => r.Name).Order());
        Assert.All(rights.All, right => Assert.All(right.Roles, role => Assert.Contains(role, Roles.All)));
        Assert.All(rights.All, right => Assert.True(right.Said.Ja.Length > 0 && right.Said.En.Length > 0));
    }

    [Fact]
    public void Settings_change_a_row_and_an_unknown_name_is_refused_with_the_names_there_are()
    {
        static RightsTable With(string key, string value) => RightsTable.Load(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build());

        var changed = With("Rights:Changes:close-settlement:Company", "true");
        Assert.Contains(Policies.CloseSettlement, changed.Of([Roles.Finance], Affiliation.Company));
        Assert.DoesNotContain(Policies.CloseSettlement, With("Rights:CompanyRefundLimit", "1").Of([Roles.Finance], Affiliation.Company));
        Assert.Equal([Policies.CloseSettlement], With("Rights:Changes:close-settlement:Roles:0", Roles.Works).Of([Roles.Works], Affiliation.City).Where(r => r == Policies.CloseSettlement));
        var refusal = Assert.Throws<BusinessRuleException>(() => With("Rights:Changes:close-everything:Company", "true"));
        Assert.Contains("close-settlement", refusal.Said.En, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, Caller>> Callers(CounterFactory factory)
    {
        using var scope = factory.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        var callers = new Dictionary<string, Caller> { [""] = await Caller.Create(factory, null) };
        foreach (var name in Roles.All.SelectMany(role => Affiliations.Select(of => role + of)))
        {
            await accounts.Create(name, name, CounterFactory.Password, name.Split('@')[0], name.Contains('@', StringComparison.Ordinal) ? Affiliation.Company : Affiliation.City, cancel: TestContext.Current.CancellationToken);
            callers[name] = await Caller.Create(factory, name);
        }

        return callers;
    }

    /// <summary>Anything but being sent away counts as open: a page that says what is missing has let the caller in.</summary>
    private static async Task<bool> Opens(Caller caller, Endpoints.Asked asked)
    {
        using var answer = await caller.Ask(asked);
        var to = answer.Headers.Location?.ToString() ?? "";
        return answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            && !to.Contains("/Account/Denied?", StringComparison.OrdinalIgnoreCase) && !to.Contains("/Account/SignIn?", StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Files(IFileProvider root, string folder) => root.GetDirectoryContents(folder).SelectMany(entry =>
        entry.IsDirectory ? Files(root, $"{folder}/{entry.Name}") : [$"{folder}/{entry.Name}"]);
}
