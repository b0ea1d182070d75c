using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Places;

namespace Billing.Cli.Search;

/// <summary><c>billing search</c>: the index of the counter's search.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var rebuild = new Command("rebuild", "Make the index of the counter's search anew / 窓口検索の索引を作り直す").WithDatabase();
        rebuild.SetAction(async (call, stop) =>
        {
            var console = Terminal.Of(call);
            var database = DatabaseOptions.Open(call);
            var blocks = await SearchIndex.Rebuild(database, stop: stop);
            console.Line(console.Say($"検索の索引を作り直しました({blocks} 区画)。", $"the search index was made anew ({blocks} blocks)."));
            console.Document(new { database.Provider, Blocks = blocks });
            return ExitCode.Done;
        });
        return new Command("search", "The counter's search / 窓口検索") { rebuild };
    }
}
