using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Tariffs;
using Billing.Revision;
using Billing.Tariffs;

namespace Billing.Cli.Revision;

/// <summary>Which bills to show one by one, and what to hold them against: other towns' tables, and the household's other service.</summary>
internal static class SampleOptions
{
    private static readonly Option<int[]> Samples = new("--sample") { Description = "m³ a month of the sample bills / 早見表の使用水量(m³/月)", HelpName = "M3", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Neighbours = new("--neighbour") { Description = "Another town's tariff file, FILE or FILE#CLASS / 他都市の料金表", HelpName = "FILE" };
    private static readonly Option<string?> OtherBaseline = new("--other-baseline") { Description = "The household's other service, table in force / もう一方の事業の現行料金表", HelpName = "FILE" };
    private static readonly Option<string?> OtherProposal = new("--other-proposal") { Description = "Its proposal; left out = unchanged / その改定案(省略時は据え置き)", HelpName = "FILE" };
    private static readonly Option<string?> OtherClass = new("--other-class") { Description = "Its use class where it has another name / もう一方の事業での用途", HelpName = "CLASS" };

    public static void AddTo(Command command)
    {
        foreach (var option in (IReadOnlyList<Option>)[Samples, Neighbours, OtherBaseline, OtherProposal, OtherClass])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>m³ a month, ascending.</summary>
    private static IReadOnlyList<int> Usages(ParseResult call)
    {
        IReadOnlyList<int> asked = call.GetValue(Samples) is { Length: > 0 } given ? given : SampleUsage.Usual;
        return asked.All(cubicMetres => cubicMetres is >= 0 and <= BillCurve.Most)
            ? [.. asked.Distinct().Order()]
            : throw new UnusableInputException($"--sample は 0〜{BillCurve.Most:N0} m³ で指定してください。", $"--sample must be from 0 to {BillCurve.Most:N0} m³");
    }

    /// <summary>Other towns' tables, each with the use class to show; null = the class of the same name.</summary>
    private static IReadOnlyList<(Tariff Tariff, string? UseClass)> Others(ParseResult call) => [.. (call.GetValue(Neighbours) ?? []).Select(text =>
    {
        var (file, useClass) = text.Split('#', 2) is [var path, var name] ? (path, name) : (text, null);
        var tariff = RevisionInput.Taxed(call, TariffFiles.Read(file));
        return useClass is null || tariff.Rates.Any(rate => rate.UseClass == useClass)
            ? (tariff, useClass)
            : throw new UnusableInputException($"{file}: 用途「{useClass}」がありません({string.Join("、", Classes(tariff))})。", $"{file} has no use class '{useClass}' (it has {string.Join(", ", Classes(tariff))})");
    })];

    /// <summary>Bills one by one, as the call asks for them.</summary>
    public static SampleFigures Of(RevisionInput input, ParseResult call) => SampleFigures.Of(input.Baseline, input.Proposal, input.Usage, Usages(call), Other(call, input), Others(call));

    /// <summary>The same households' tables of the other service; null where none is asked for.</summary>
    private static OtherService? Other(ParseResult call, RevisionInput input)
    {
        if (call.GetValue(OtherBaseline) is not { } file)
        {
            return call.GetValue(OtherProposal) is null
                ? null
                : throw new UnusableInputException("--other-proposal には --other-baseline(もう一方の事業の現行料金表)も必要です。", "--other-proposal needs --other-baseline, the other service's table in force");
        }

        var (baseline, proposal) = RevisionInput.Pair(call, file, call.GetValue(OtherProposal) ?? file);
        if (baseline.Service == input.Baseline.Service)
        {
            throw new UnusableInputException($"--other-baseline {file} は --baseline と同じ事業の料金表です。もう一方の事業の料金表を指定してください。", $"--other-baseline {file} is a table of the same service as --baseline; give the other service's");
        }

        return new OtherService(baseline, proposal, call.GetValue(OtherClass));
    }

    private static IEnumerable<string> Classes(Tariff tariff) => tariff.Rates.Select(rate => rate.UseClass).Distinct();
}
