using System.IO.Compression;
using System.Text.Json;
using Billing.Cli;
using Billing.Revision;
using Billing.Revision.Studio;
using Billing.Tariffs;
using NodaTime;
using Xunit;

namespace Billing.Tests.Revision.Studio;

/// <summary>The archive that finance hands to whoever wants to reckon again.</summary>
public sealed class StudioArchiveTests
{
    private static readonly Tariff Sewer = TariffLoader.Parse(File.ReadAllText(CaseFiles.PathOf("db", "rulebooks", "otake", "otake-sewer-2023.json")), "otake-sewer-2023.json");

    [Theory]
    [InlineData("adopt", null)]
    [InlineData("flatten", null)]
    [InlineData("twosteps", 1)]
    public async Task The_command_that_stands_in_the_archive_gives_every_figure_again(string kind, int? stage)
    {
        var tables = new Dictionary<string, Tariff> { [Komatsushima.Current.Id] = Komatsushima.Current, [Komatsushima.PlanA.Id] = Komatsushima.PlanA };
        var draft = ProposalDraft.OfText(ProposalTemplate.Proposal(kind == "twosteps" ? kind : "blank", Komatsushima.Current, "p1", "改定案", "財政係", new LocalDate(2016, 10, 1), new LocalDate(2017, 4, 1)));
        draft = kind == "twosteps" ? draft : draft.With(ProposalTemplate.Change(kind, Komatsushima.Current, [Komatsushima.PlanA.Id]));
        var made = StudioCase.Of(draft.Text(), Komatsushima.Current, tables, Komatsushima.Ten, 0.08m, stage);
        var input = new ArchiveInput(made, draft.Text(), tables, [8, 10, 20, 45, 130], new OtherService(Sewer with { TaxRate = 0.08m }, Sewer with { TaxRate = 0.08m }, Sewer.Rates[0].UseClass), "改定案");
        var folder = Directory.CreateTempSubdirectory("billing-archive-").FullName;
        try
        {
            ZipFile.ExtractToDirectory(new MemoryStream(StudioArchive.Write(input)), folder);

            // As it stands in the README, with the files where they lie.
            var line = File.ReadAllLines(Path.Combine(folder, "README.md")).Single(l => l.TrimStart().StartsWith("billing revision compare", StringComparison.Ordinal)).Trim();
            var words = line.Split(' ').Skip(1).Select(word => word.Trim('"')).Select(word => File.Exists(Path.Combine(folder, word)) ? Path.Combine(folder, word) : word).ToArray();
            using var output = new StringWriter();
            using var error = new StringWriter();
            Assert.True(await CommandLine.RunAsync(words, output, error, TestContext.Current.CancellationToken) == 0, error.ToString());
            var (printed, kept) = (JsonDocument.Parse(output.ToString()).RootElement, JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "figures.json"), TestContext.Current.CancellationToken)).RootElement);
            Assert.True(JsonElement.DeepEquals(kept, printed), $"{kept}\n{printed}");
            Assert.Equal(made.Impact.Total.Proposal.Billed.Yen, printed.GetProperty("proposal").GetProperty("billedYen").GetInt64());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
