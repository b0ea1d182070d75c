using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Billing.Exchange;
using Billing.Revision.Proposals;
using Billing.Tariffs;

namespace Billing.Revision.Studio;

/// <summary>Everything that a state of the studio was reckoned from, and its figures, as a zip: whoever has it and the program gets every figure again by one command that stands in its README.</summary>
public static class StudioArchive
{
    private static readonly JsonSerializerOptions Layout = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(ArchiveInput input)
    {
        var made = input.Case;
        List<(string, string)> files = [("baseline.json", TariffWriter.TextOf(input.Tables[made.Baseline.Id])), ("proposal.json", input.Text)];
        files.AddRange(made.Stages.Select((stage, i) => ($"table-{i + 1}.json", stage.SourceText)));
        files.AddRange(Adopted(made.Proposal).Select(id => ($"adopted-{id}.json", TariffWriter.TextOf(input.Tables[id]))));
        if (input.Other is { } other)
        {
            files.Add(("other-baseline.json", TariffWriter.Write(other.Before with { TaxRate = null })));
            files.Add(("other-proposal.json", TariffWriter.Write(other.After with { TaxRate = null })));
        }

        files.AddRange(input.Neighbours.DistinctBy(n => n.Table.Id).Select(n => ($"neighbour-{n.Table.Id}.json", TariffWriter.Write(n.Table with { TaxRate = null }))));
        files.Add(("usage.csv", UsageCsv.Write(made.Impact.Usage.Rows())));
        files.Add(("figures.json", Document(ImpactFigures.Of(made.Impact, SampleFigures.Of(made.Baseline, made.Table, made.Impact.Usage, input.Samples, input.Other, [.. input.Neighbours.Select(n => (n.Table with { TaxRate = made.Baseline.TaxRate }, (string?)n.UseClass))])))));
        files.Add(("README.md", Readme(input)));
        return Zip(files);
    }

    /// <summary>Texts as one zip, in this order.</summary>
    internal static byte[] Zip(IEnumerable<(string Name, string Text)> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    /// <summary>Figures as the command line prints them.</summary>
    internal static string Document(object figures) => JsonSerializer.Serialize(figures, Layout);

    /// <summary>The words of the command that gives <c>figures.json</c> again, after <c>billing</c>.</summary>
    public static IReadOnlyList<string> Command(ArchiveInput input)
    {
        var made = input.Case;
        var whole = made.Stage == made.Stages.Count - 1;
        List<string> words = ["revision", "compare", "--baseline", "baseline.json", "--proposal", whole ? "proposal.json" : $"table-{made.Stage + 1}.json", "--usage", "usage.csv"];
        words.AddRange(whole ? Adopted(made.Proposal).SelectMany(id => (string[])["--table", $"adopted-{id}.json"]) : []);
        words.AddRange(["--tax-rate", made.Baseline.TaxRate!.Value.ToString(CultureInfo.InvariantCulture), "--sample", .. input.Samples.Select(m3 => m3.ToString(CultureInfo.InvariantCulture))]);
        words.AddRange(input.Other is { } other ? ["--other-baseline", "other-baseline.json", "--other-proposal", "other-proposal.json", .. other.UseClass is { } useClass ? (string[])["--other-class", useClass] : []] : []);
        words.AddRange(input.Neighbours.SelectMany(n => (string[])["--neighbour", $"neighbour-{n.Table.Id}.json#{n.UseClass}"]));
        return [.. words, "--json"];
    }

    private static string Readme(ArchiveInput input) => $"""
        {input.Head}

        figures.json はこのフォルダで次を実行した結果と同じです。
        figures.json is what this prints in this folder:

            billing {string.Join(' ', Command(input).Select(Quoted))}

        - baseline.json: 現行の料金表 / the table in force
        - proposal.json: 改定案 / the proposal
        - table-N.json: 改定案が作る料金表(段階ごと、最後が全体) / the tables that it makes, the last the whole
        - usage.csv: 使用水量分布 / the usage
        - adopted-*.json, other-*.json, neighbour-*.json: 単価をとった料金表、もう一方の事業の料金表、近隣の料金表 / tables whose prices were taken, of the other service, of neighbours

        """;

    /// <summary>A word as a shell takes it.</summary>
    internal static string Quoted(string word) => word.All(c => char.IsAsciiLetterOrDigit(c) || "-_.,/".Contains(c, StringComparison.Ordinal)) ? word : $"\"{word}\"";

    private static IEnumerable<string> Adopted(Proposal proposal) => proposal.Changes.OfType<AdoptPrices>().Select(change => change.From).Distinct();
}

/// <summary>What goes into an archive.</summary>
/// <param name="Case">The state.</param>
/// <param name="Text">The proposal as a file.</param>
/// <param name="Tables">Every table that it may take prices from, the baseline with them.</param>
/// <param name="Samples">m³ a month of the sample bills, ascending.</param>
/// <param name="Other">The other service; null = none.</param>
/// <param name="Head">What it is, who saved it and when.</param>
public sealed record ArchiveInput(StudioCase Case, string Text, IReadOnlyDictionary<string, Tariff> Tables, IReadOnlyList<int> Samples, OtherService? Other, string Head)
{
    /// <summary>Neighbours whose bills stand beside one's own.</summary>
    public IReadOnlyList<Neighbour> Neighbours { get; init; } = [];
}
