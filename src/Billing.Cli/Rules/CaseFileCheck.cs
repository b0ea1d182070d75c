using System.Text.Json;
using Billing.Charges;
using Billing.Cli.Common;
using Billing.Db;
using Billing.Kernel;
using Billing.RuleBooks;

namespace Billing.Cli.Rules;

/// <summary>What a check found in one file of cases.</summary>
internal sealed class CaseFileCheck
{
    private CaseFileCheck(string file) => File = file;

    public string File { get; }

    /// <summary>Null when the file or its rule book is unusable.</summary>
    public ChargeCaseFile? Cases { get; private init; }

    /// <summary>Why it is unusable.</summary>
    public DataFileException? Failure { get; private init; }

    public IReadOnlyList<ChargeCaseMiss> Misses { get; private init; } = [];

    public int Failed => Misses.Select(miss => miss.Case.Id).Distinct().Count();

    public int Passed => (Cases?.Cases.Count ?? 0) - Failed;

    /// <summary>Reads a file of cases and the rule book it names, and charges every case.</summary>
    public static CaseFileCheck Of(string file)
    {
        try
        {
            var cases = ChargeCaseReader.Parse(System.IO.File.ReadAllText(file), file);
            var engine = new ChargeEngine(BookOf(file, cases));
            return new CaseFileCheck(file) { Cases = cases, Misses = [.. cases.Cases.SelectMany(of => ChargeCaseCheck.Misses(engine, of))] };
        }
        catch (DataFileException failure)
        {
            return new CaseFileCheck(file) { Failure = failure };
        }
    }

    private static RuleBook BookOf(string file, ChargeCaseFile cases)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, cases.RuleBook);
        return System.IO.File.Exists(Path.Combine(folder, RuleBookLoader.FileName)) ? RuleBookFolder.Load(folder) : throw new ChargeCaseFileException(
        [
            new FileFault(file, "$.rulebook", new Sentence(
                $"{folder} に {RuleBookLoader.FileName} がありません。規則集のフォルダーへの相対パスでなければなりません。",
                $"{folder} holds no {RuleBookLoader.FileName}; it must be a path relative to this file, and is this file's own folder where it is left out")),
        ]);
    }

    /// <summary>The files of cases that the paths name: a file itself, a folder with all below it that say their format.</summary>
    /// <exception cref="UnusableInputException">A path does not exist, or a folder holds no cases.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) => [.. paths.SelectMany(Expand).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Expand(string path)
    {
        if (System.IO.File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new UnusableInputException($"{path}: ファイルもフォルダーもありません。", $"{path}: no such file or folder");
        }

        var files = Directory.GetFiles(path, "*.json", SearchOption.AllDirectories).Where(IsCases).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new UnusableInputException(
            $"{path}: 事例ファイル(形式 {ChargeCaseReader.Format})がありません。",
            $"{path}: holds no file of cases (format {ChargeCaseReader.Format})");
    }

    /// <summary>Whether the file says that it holds cases; one that calls itself <c>cases.json</c> is read whatever it says, so that a wrong one is named.</summary>
    private static bool IsCases(string file)
    {
        if (Path.GetFileName(file) == "cases.json")
        {
            return true;
        }

        try
        {
            using var document = JsonDocument.Parse(System.IO.File.ReadAllText(file));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("format", out var format)
                && format.ValueKind == JsonValueKind.String
                && format.GetString() == ChargeCaseReader.Format;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
