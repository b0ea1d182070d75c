using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Requests;
using Billing.Requests.Contributions;
using NodaTime;

namespace Billing.Cli.Requests;

/// <summary><c>billing requests</c>: what the counter's procedures are.</summary>
internal static class RequestsCommand
{
    public static Command Create()
    {
        var graph = new Command("graph", "Print the machines of requests as Markdown with Mermaid graphs / 手続の状態遷移図");
        graph.SetAction(call =>
        {
            call.InvocationConfiguration.Output.Write(RequestMachines.Markdown());
            return ExitCode.Done;
        });
        var terms = new Command("assess-terms", "Assess the terms of contributions that come due / 受益者負担金の期別調定").WithDatabase();
        terms.SetAction(AssessTerms);
        return new Command("requests", "Requests at the counter / 窓口の届出") { graph, terms };
    }

    private static int AssessTerms(ParseResult call)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.OpenMigrated(call);
        var book = BillingConfiguration.LoadRuleBook(BillingConfiguration.Load());
        var count = TermAssessment.Run(database, book, Today.InJapan(SystemClock.Instance), "billing requests assess-terms");
        console.Line(console.Say($"受益者負担金 {count:N0} 期を調定しました。", $"{count:N0} terms of contributions were assessed."));
        console.Document(new { assessed = count });
        return ExitCode.Done;
    }
}
