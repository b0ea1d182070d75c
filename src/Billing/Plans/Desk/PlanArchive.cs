using System.Globalization;
using Billing.Plans.Chances;
using Billing.Plans.Paths;
using Billing.Revision.Studio;

namespace Billing.Plans.Desk;

/// <summary>A plan as it was looked at, and its figures, as a zip: whoever has it and the program gets every figure again by the commands that stand in its README.</summary>
public static class PlanArchive
{
    private const string PlanFile = "plan.json";

    public static byte[] Write(PlanArchiveInput input)
    {
        var files = new List<(string Name, string Text)>
        {
            (PlanFile, input.Text),
            ("figures.json", StudioArchive.Document(PlanFigures.Of(input.Plan, input.Results, input.Language))),
        };
        if (input.Paths.Count > 0)
        {
            files.Add(("path.json", StudioArchive.Document(PathFigures.Of(input.Plan, input.Paths, input.Language))));
        }

        if (input.Chances.Count > 0)
        {
            files.Add(("chances.json", StudioArchive.Document(ChancesFigures.Of(input.Plan, input.Chances))));
        }

        return StudioArchive.Zip([.. files, ("README.md", Readme(input))]);
    }

    /// <summary>File and the words of the command, after <c>billing</c>, that prints it.</summary>
    public static IReadOnlyList<(string File, IReadOnlyList<string> Words)> Commands(PlanArchiveInput input)
    {
        IEnumerable<string> Cases(IEnumerable<string> keys) => keys.Any(key => key.Length > 0) ? keys.Prepend("--case") : [];
        var commands = new List<(string, IReadOnlyList<string>)> { ("figures.json", ["plan", "run", PlanFile, .. Cases(input.Results.Select(result => result.Case)), "--lang", input.Language, "--json"]) };
        if (input.Paths.Count > 0)
        {
            commands.Add(("path.json", ["plan", "path", PlanFile, .. Cases(input.Paths.Select(path => path.Key)), "--lang", input.Language, "--json"]));
        }

        if (input.Chances.Count > 0)
        {
            var first = input.Chances[0];
            commands.Add(("chances.json", ["plan", "chances", PlanFile, .. Cases(input.Chances.Select(one => one.Case)), "--draws", first.Draws.ToString(CultureInfo.InvariantCulture), "--seed", first.Seed.ToString(CultureInfo.InvariantCulture), "--row", .. first.Rows.Select(row => row.Key), "--json"]));
        }

        return commands;
    }

    private static string Readme(PlanArchiveInput input) => $"""
        {input.Head}

        plan.json はこの計画です。各ファイルはこのフォルダで次を実行した結果と同じです。満たさない条件や資料との説明のない差があるとき、終了コードは 1 です。
        plan.json is the plan. Each file is what its command prints in this folder; the exit code is 1 where a rule fails or the document differs without a reason.

        {string.Join("\n", Commands(input).Select(command => $"    billing {string.Join(' ', command.Words.Select(StudioArchive.Quoted))} > {command.File}"))}

        """;
}

/// <summary>What goes into the archive of a plan.</summary>
/// <param name="Plan">As read from <paramref name="Text"/>.</param>
/// <param name="Results">The cases that were looked at.</param>
/// <param name="Paths">Searches for revisions that were looked at; may be empty.</param>
/// <param name="Chances">Simulations that were looked at; may be empty.</param>
/// <param name="Head">What it is, who saved it and when.</param>
/// <param name="Language"><c>ja</c> or <c>en</c>.</param>
public sealed record PlanArchiveInput(FinancePlan Plan, string Text, IReadOnlyList<PlanResult> Results, IReadOnlyList<(string Key, RevisionPath Path)> Paths, IReadOnlyList<SimulatedPlan> Chances, string Head, string Language);
