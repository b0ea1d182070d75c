using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Billing.Tests.Conventions;

/// <summary><c>THIRD-PARTY.md</c> names every package with its version and licence.</summary>
public sealed partial class LicenceTests
{
    private static readonly string[] Known = ["MIT", "Apache-2.0", "BSD-3-Clause", "0BSD", "PostgreSQL", "MS-PL OR Apache-2.0", "Microsoft's terms (LICENSE.txt in the package)"];

    [Fact]
    public void Every_package_stands_in_the_list_with_its_version()
    {
        var used = Package().Matches(File.ReadAllText(CaseFiles.PathOf("Directory.Packages.props"))).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Concat(Npm());
        Assert.Equal(used.Order(), Listed().Select(row => (row.Name, row.Version)).Order());
    }

    [Fact]
    public void Every_licence_is_one_that_was_thought_about() => Assert.All(Listed(), row => Assert.Contains(row.Licence, Known));

    [Fact]
    public void Versions_are_pinned_and_nothing_is_taken_in_past_the_list()
    {
        SourceFile.AssertNone(SourceFile.Find(SourceFile.Under("src", ".csproj").Concat(SourceFile.Under("db", ".csproj")).Concat(SourceFile.Under("tests", ".csproj")), "<PackageReference Include=\"[^\"]+\" Version="));
        Assert.DoesNotContain("*", string.Concat(Listed().Select(row => row.Version)), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Version)> Npm()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(CaseFiles.PathOf("src", "Billing.Web", "package-lock.json")));
        return [.. file.RootElement.GetProperty("packages").EnumerateObject().Where(p => p.Name.Length > 0)
            .Select(p => (p.Name["node_modules/".Length..], p.Value.GetProperty("version").GetString()!))];
    }

    private static List<(string Name, string Version, string Licence)> Listed() => [.. File.ReadLines(CaseFiles.PathOf("THIRD-PARTY.md"))
        .Select(line => Row().Match(line)).Where(m => m.Success).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value))];

    [GeneratedRegex("(?:PackageVersion|GlobalPackageReference) Include=\"([^\"]+)\" Version=\"([^\"]+)\"")]
    private static partial Regex Package();

    [GeneratedRegex(@"^\| (\S+) \| (\d\S*) \| ([^|]+) \| [^|]+ \|$")]
    private static partial Regex Row();
}
