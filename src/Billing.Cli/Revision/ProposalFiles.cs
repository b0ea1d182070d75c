using Billing.Cli.Common;
using Billing.Cli.Tariffs;
using Billing.Revision.Proposals;
using Billing.Tariffs;

namespace Billing.Cli.Revision;

/// <summary>A proposal on disk: a table of its own, or changes over the baseline.</summary>
internal static class ProposalFiles
{
    /// <param name="tables">Tables that its changes may adopt prices of.</param>
    /// <exception cref="UnusableInputException">There is no such file.</exception>
    public static Tariff Read(string path, Tariff baseline, IReadOnlyDictionary<string, Tariff> tables)
    {
        if (!File.Exists(path))
        {
            throw new UnusableInputException($"{path}: ファイルがありません。改定案のパスを指定してください。", $"{path}: no such file; give the path of the proposal");
        }

        var text = File.ReadAllText(path);
        return ProposalLoader.IsProposal(text) ? ProposalLoader.Parse(text, path).On(baseline, tables) : TariffFiles.Read(path);
    }
}
