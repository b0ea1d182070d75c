using System.Text.Json;
using System.Text.RegularExpressions;
using Billing.Cli;
using Xunit;

namespace Billing.Tests.Conventions;

/// <summary>What README and ARCHITECTURE name is there: paths, folders, types, tests, commands with their options, settings.</summary>
public sealed class DocumentationTests
{
    private static readonly string[] Pages = ["README.md", "src/ARCHITECTURE.md"];
    private static readonly string[] Code = ["src", "db", "tests"];

    private static string Readme { get; } = Read("README.md");

    private static string Architecture { get; } = Read("src/ARCHITECTURE.md");

    /// <summary>Every <c>billing …</c> that the README names, in a line of a code block or in backticks.</summary>
    public static TheoryData<string> Commands => [.. Regex.Matches(Readme, @"(?:^(?:\$ )?|`)(billing [a-z][^`\n]*)", RegexOptions.Multiline)
        .Select(m => m.Groups[1].Value.Trim()).Distinct()];

    [Fact]
    public void Every_path_on_the_pages_exists() => AssertAll(
        from page in Pages
        from path in Paths(page).Concat(Links(page))
        where !File.Exists(path) && !Directory.Exists(path)
        select $"{page}: {Path.GetRelativePath(CaseFiles.Root, path)}");

    [Fact]
    public void Every_type_and_test_on_the_pages_exists()
    {
        var known = Sources().SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\w+").Select(m => m.Value).Append(Path.GetFileNameWithoutExtension(file))).ToHashSet();

        AssertAll(
            from page in Pages
            from name in Quoted(page)
            where Regex.IsMatch(name, @"^I?[A-Z][a-z]\w*$") && !known.Contains(name)
            select $"{page}: {name}");
    }

    [Fact]
    public void Every_breach_and_refusal_on_the_pages_has_its_place_in_code()
    {
        var code = string.Concat(Sources().Select(File.ReadAllText));

        AssertAll(
            from page in Pages
            from name in Quoted(page)
            where Regex.IsMatch(name, @"^[a-z]+\.[a-z-]+$") && !Regex.IsMatch(name, @"\.(json|dll)$") && !code.Contains($"\"{name}\"", StringComparison.Ordinal)
            select $"{page}: {name}");
    }

    [Theory]
    [InlineData("src/Billing")]
    [InlineData("src")]
    [InlineData("db")]
    [InlineData("tests")]
    public void Every_folder_has_its_paragraph(string parent) => AssertAll(
        from folder in Directory.EnumerateDirectories(CaseFiles.PathOf(parent.Split('/')))
        let name = $"{parent}/{Path.GetFileName(folder)}"
        where Path.GetFileName(folder) is not ("bin" or "obj") && name != "src/Billing"
        where !Architecture.Contains($"- **`{name}`** – ", StringComparison.Ordinal)
        select $"src/ARCHITECTURE.md has no paragraph '- **`{name}`** – …'");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_in_the_README_is_one(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var chain = words.Skip(1).TakeWhile(word => Regex.IsMatch(word, "^[a-z-]+$") && word[0] != '-').ToArray();
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await CommandLine.RunAsync([.. chain, "--help"], output, error, TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (code, error.ToString()));
        var usage = Regex.Replace(output.ToString(), @"\s+", " ");
        Assert.Contains($" {string.Join(' ', chain)} ", usage, StringComparison.Ordinal);
        AssertAll(words.Where(word => word.StartsWith("--", StringComparison.Ordinal) && !usage.Contains($"{word} ", StringComparison.Ordinal)).Select(word => $"{command}: {word}"));
    }

    [Fact]
    public void The_README_tells_every_setting_of_the_example_and_no_other()
    {
        var text = Read("appsettings.example.json");
        using var example = JsonDocument.Parse(text);
        var section = Readme.Split("\n## ").Single(part => part.StartsWith("Configuration", StringComparison.Ordinal));
        var told = Regex.Matches(section, @"^\| `([A-Za-z:]+)` \|", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();

        AssertAll(Settings(example.RootElement, "").Except(told).Select(key => $"README.md does not tell {key}"));
        AssertAll(told.Where(key => !key.Split(':').All(part => Regex.IsMatch(text, $@"\b{part}\b"))).Select(key => $"appsettings.example.json does not know {key}"));
    }

    private static IEnumerable<string> Settings(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().Where(p => !p.Name.StartsWith('_')).SelectMany(p => Settings(p.Value, path.Length == 0 ? p.Name : $"{path}:{p.Name}"))
        : [path];

    /// <summary>What stands in backticks outside code blocks.</summary>
    private static IEnumerable<string> Quoted(string page) => Regex.Matches(Regex.Replace(Read(page), "^```.*?^```", "", RegexOptions.Multiline | RegexOptions.Singleline), "`([^`\n]+)`")
        .Select(m => m.Groups[1].Value);

    private static IEnumerable<string> Paths(string page) => Quoted(page)
        .SelectMany(text => text.Split(' '))
        .Where(text => Regex.IsMatch(text, @"^(src|db|tests|\.ci)/[\w./-]+$") || Regex.IsMatch(text, @"^[\w.]+\.(sln|props|txt|json)$"))
        .Where(text => text is not ("appsettings.json" or "rulebook.json"))
        .Select(text => CaseFiles.PathOf(text.Split('/')));

    private static IEnumerable<string> Links(string page) => Regex.Matches(Read(page), @"\]\(([^)#:]+)\)")
        .Select(m => Path.GetFullPath(m.Groups[1].Value, Path.GetDirectoryName(CaseFiles.PathOf(page.Split('/')))!));

    private static IEnumerable<string> Sources() => Code
        .SelectMany(folder => Directory.EnumerateFiles(CaseFiles.PathOf(folder), "*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".cshtml" && !Regex.IsMatch(file, @"[/\\](Migrations|node_modules|bin|obj)[/\\]"));

    private static string Read(string page) => File.ReadAllText(CaseFiles.PathOf(page.Split('/')));

    private static void AssertAll(IEnumerable<string> missing) => Assert.True(!missing.Any(), string.Join('\n', missing));
}
