using System.CommandLine;
using System.Diagnostics;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db.Demo.Year;

namespace Billing.Cli.Demo;

/// <summary><c>billing demo year</c>: a generated town whose year is played day by day, and at the end its books and reports checked. Exit code 1 where something does not add up.</summary>
internal static class DemoYearCommand
{
    private static readonly Option<int> Delinquents = new("--delinquents") { Description = "Scripted delinquents, about / 台本のある滞納者数", DefaultValueFactory = _ => DemoYear.UsualDelinquents };

    public static Command Create()
    {
        var command = new Command("year", "Play a year of the demo town day by day, and check its books / デモの町の一年を演じて検証する") { Delinquents }.WithDatabase();
        DemoCommand.AddTown(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var (database, options) = DemoCommand.Fresh(call);
        var watch = Stopwatch.StartNew();
        var year = DemoProgressBar.Show(console, tell => DemoYear.Play(database, options, call.GetValue(Delinquents), tell));
        Tell(console, year, watch.Elapsed.TotalSeconds);
        console.Document(new
        {
            year.Accounts,
            Facts = year.Lines.Select(l => new { Fact = JsonWords.Of(l.Fact), l.Count, Yen = l.Yen.Yen }),
            Steps = year.Steps.OrderBy(s => s.Key).Select(s => new { s.Key.From, s.Key.Trigger, s.Key.To, Count = s.Value }),
            Breaches = year.Books.Breaches.Count,
            Reports = year.Reports.Select(r => new { r.Report, Figure = r.Figure.En, r.Reported, r.Booked }),
            year.Refusals,
            year.Unfinished,
            year.Seconds,
            NextNight = $"{year.NextNight:uuuu-MM-dd}",
        });
        return year.IsClean ? ExitCode.Done : ExitCode.FoundWrong;
    }

    private static void Tell(Terminal console, YearResult year, double seconds)
    {
        foreach (var line in year.Lines.Where(l => l.Count > 0))
        {
            console.Line($"{line.Count,10:N0} {(line.Yen.Yen == 0 ? "" : $"{line.Yen.Yen:N0}"),16} {console.Say(YearWords.Of(line.Fact))}");
        }

        console.Line(console.Say($"滞納整理の遷移 {year.Steps.Count:N0} 種、{year.Steps.Values.Sum():N0} 回", $"{year.Steps.Count:N0} different steps of cases of arrears, {year.Steps.Values.Sum():N0} in all"));
        foreach (var wrong in year.Reports.Where(r => !r.Agrees))
        {
            console.Line(console.Say($"不一致 {wrong.Report} {wrong.Figure.Ja}: 帳票 {wrong.Reported:N0}、帳簿 {wrong.Booked:N0}", $"{wrong.Report}, {wrong.Figure.En}: the report says {wrong.Reported:N0}, the books {wrong.Booked:N0}"));
        }

        foreach (var breach in year.Books.Breaches.Take(20))
        {
            console.Line($"{breach.Code} {breach.Subject}: {console.Say(breach.Said)}");
        }

        console.Line(console.Say(
            $"検証: 帳簿の違反 {year.Books.Breaches.Count:N0} 件、帳票の数値 {year.Reports.Count(r => r.Agrees):N0}/{year.Reports.Count:N0} 一致({seconds:0} 秒: {Parts(year)})",
            $"checked: {year.Books.Breaches.Count:N0} breaches in the books, {year.Reports.Count(r => r.Agrees):N0} of {year.Reports.Count:N0} figures of reports agree with them ({seconds:0} s: {Parts(year)})"));
    }

    private static string Parts(YearResult year) => string.Join(", ", year.Seconds.OrderByDescending(p => p.Value).Select(p => $"{p.Key} {p.Value:0}"));
}
