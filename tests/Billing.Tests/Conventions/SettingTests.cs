using System.Text.RegularExpressions;
using Xunit;

namespace Billing.Tests.Conventions;

public sealed class SettingTests
{
    [Fact]
    public void Every_setting_that_the_code_reads_stands_in_the_example_file()
    {
        var example = File.ReadAllText(CaseFiles.PathOf("appsettings.example.json"));
        var code = SourceFile.Under("src", ".cs", ".cshtml").Concat(SourceFile.Under("db", ".cs")).SelectMany(file => file.Code).Select(line => line.Text);
        var names = code
            .SelectMany(text => Regex.Matches(text, @"(?:[sS]ettings|[cC]onfiguration)\[""([A-Z][\w:]*)""\]|GetSection\(""([\w:]+)""\)|GetValue(?:<\w+\??>)?\(""([\w:]+)""|Key = ""([A-Z]\w*:\w+)"""))
            .Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value)
            .Where(name => !name.StartsWith("Kestrel", StringComparison.Ordinal)) // ASP.NET Core's own
            .Distinct().ToList();

        Assert.Contains("Database:Provider", names);
        SourceFile.AssertNone(names.Where(name => !name.Split(':').All(part => Regex.IsMatch(example, $@"\b{part}\b"))));
    }
}
