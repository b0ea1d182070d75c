using System.Text.RegularExpressions;
using Xunit;

namespace Billing.Tests.Conventions;

/// <summary>A file of the repository as the convention tests read it.</summary>
/// <param name="Path">From the top of the repository, with slashes.</param>
/// <param name="Lines">As they stand.</param>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    /// <summary>Name without folder and ending.</summary>
    public string Name => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>Lines without their comments, the first numbered 1.</summary>
    public IEnumerable<(int Number, string Text)> Code => Lines.Select((line, index) => (index + 1, WithoutComment(line)));

    /// <summary>Files under a folder whose names end in one of <paramref name="endings"/>; generated migrations and fetched packages left out.</summary>
    public static IReadOnlyList<SourceFile> Under(string folder, params string[] endings) => [.. Directory
        .EnumerateFiles(CaseFiles.PathOf(folder.Split('/')), "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(CaseFiles.Root, file).Replace('\\', '/'))
        .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !Regex.IsMatch(path, "/(Migrations|obj|bin|node_modules|wwwroot/lib)/"))
        .Order(StringComparer.Ordinal)
        .Select(path => new SourceFile(path, File.ReadAllLines(CaseFiles.PathOf(path.Split('/')))))];

    /// <summary>Every place in code where <paramref name="pattern"/> stands: <c>path:line: text</c>.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<SourceFile> files, string pattern) => [..
        from file in files
        from line in file.Code
        where Regex.IsMatch(line.Text, pattern)
        select $"{file.Path}:{line.Number}: {line.Text.Trim()}"];

    /// <summary>Asserts that nothing was found, and says all that was.</summary>
    public static void AssertNone(IEnumerable<string> found) => Assert.True(!found.Any(), string.Join('\n', found));

    private static string WithoutComment(string line) => Regex.Replace(line, "(?<!:)//.*$", "");
}
