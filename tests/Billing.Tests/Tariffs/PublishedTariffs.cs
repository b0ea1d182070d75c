using Billing.Tariffs;

namespace Billing.Tests.Tariffs;

/// <summary>The published tables under <c>Cases/tariffs</c> and those that come with the program as neighbours, read once.</summary>
internal static class PublishedTariffs
{
    public static IReadOnlyList<Tariff> All { get; } =
        [.. Directory.GetFiles(CaseFiles.Case("tariffs"), "*.json").Concat(Directory.GetFiles(CaseFiles.PathOf("db", "tariffs", "neighbours"), "*.json")).Order(StringComparer.Ordinal).Select(Load)];

    public static Tariff ById(string id) => All.Single(tariff => tariff.Id == id);

    public static Tariff Load(string path) => TariffLoader.Parse(File.ReadAllText(path), Path.GetFileName(path));
}
