using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Billing.Plans.Desk;

/// <summary>A plan or cost of service that comes with the program (<c>db/plans</c>): to look at, and to begin from.</summary>
/// <param name="Name">Folder and file, <c>otake/plan</c>.</param>
/// <param name="Title">As the file says.</param>
/// <param name="Text">The file.</param>
public sealed record PlanExample(string Name, string Title, string Text)
{
    private const string Prefix = "plans/";
    private const string Ending = ".json";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<PlanExample> All { get; } = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    private static PlanExample Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!, Encoding.UTF8);
        var text = reader.ReadToEnd();
        using var document = JsonDocument.Parse(text);
        return new PlanExample(resource[Prefix.Length..^Ending.Length], document.RootElement.GetProperty("title").GetString()!, text);
    }
}
