using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Cli.Tariffs;

/// <summary>What a check found in one file.</summary>
internal sealed class TariffFileCheck
{
    private TariffFileCheck(string file) => File = file;

    public string File { get; }

    /// <summary>Null when the file is unusable.</summary>
    public Tariff? Tariff { get; private init; }

    /// <summary>Why the file is unusable.</summary>
    public DataFileException? Failure { get; private set; }

    public IReadOnlyList<ExampleMiss> Misses { get; private init; } = [];

    public IReadOnlyList<LintFinding> Findings { get; private set; } = [];

    public int Passed => (Tariff?.Examples.Count ?? 0) - Failed;

    public int Failed => Misses.Count;

    public bool FoundWrong => Failed > 0 || Findings.Any(finding => finding.Severity == LintSeverity.Error);

    public static TariffFileCheck Of(string file)
    {
        try
        {
            var tariff = TariffFiles.Read(file);
            return new TariffFileCheck(file) { Tariff = tariff, Misses = ExampleCheck.Misses(tariff, StatutoryTax.On), Findings = TariffLinter.Check(tariff) };
        }
        catch (TariffFileException failure)
        {
            return new TariffFileCheck(file) { Failure = failure };
        }
    }

    /// <summary>Checks between files: an id only once, and the versions of one folder against each other.</summary>
    public static void CheckTogether(IReadOnlyList<TariffFileCheck> checks)
    {
        var first = new Dictionary<string, TariffFileCheck>(StringComparer.Ordinal);
        foreach (var check in checks.Where(check => check.Tariff is not null))
        {
            if (!first.TryAdd(check.Tariff!.Id, check))
            {
                check.Failure = new TariffFileException([TariffLoader.DuplicateId(check.File, check.Tariff.Id, first[check.Tariff.Id].File)]);
            }
        }

        foreach (var folder in first.Values.GroupBy(check => Path.GetDirectoryName(Path.GetFullPath(check.File))))
        {
            foreach (var (tariff, finding) in TariffLinter.CheckVersions(folder.Select(check => check.Tariff!)))
            {
                var at = folder.First(check => ReferenceEquals(check.Tariff, tariff));
                at.Findings = [.. at.Findings, finding];
            }
        }
    }
}
