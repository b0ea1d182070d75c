using System.CommandLine;
using Billing.Cli.Common;
using Billing.Db;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;
using NodaTime.Text;

namespace Billing.Cli.Rules;

/// <summary><c>billing rules show</c>: what is in force on a day and why, and what comes next.</summary>
internal static class RulesShowCommand
{
    private static readonly Option<string?> Book = new("--book") { Description = "Rule book: a folder, or the name of one that comes with the program; left out = the setting RuleBook / 規則集", HelpName = "NAME|FOLDER" };
    private static readonly Option<LocalDate> On = Dates.Option("--on", "Day; left out = today in Japan / 基準日");
    private static readonly Option<string?> Service = MakeService();
    private static readonly Option<LocalDate> UserSince = Dates.Option("--user-since", "First day of use; left out = a continuing user / 使用開始日");
    private static readonly Option<BillingMonth?> Month = MakeMonth();

    public static Command Create()
    {
        var command = new Command("show", "What a rule book says on a day, and why / 有効な規則の表示") { Book, On, Service, UserSince, Month };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var book = call.GetValue(Book) is { } name
            ? BillingConfiguration.FindRuleBook(Directory.Exists(name) ? Path.GetFullPath(name) : name)
            : BillingConfiguration.LoadRuleBook(BillingConfiguration.Load());
        var day = BookOnDay.Of(
            book,
            call.GetResult(On) is null ? Today.InJapan(SystemClock.Instance) : call.GetValue(On),
            call.GetValue(Service) switch { "water" => Kernel.Service.Water, "sewer" => Kernel.Service.Sewer, _ => null },
            call.GetValue(Month),
            call.GetResult(UserSince) is null ? null : call.GetValue(UserSince));
        new RulesShowText(console, day).Print();
        console.Document(RulesShowDocument.Of(day, console.Language));
        return ExitCode.Done;
    }

    private static Option<string?> MakeService()
    {
        var option = new Option<string?>("--service") { Description = "One service only / 事業", HelpName = "water|sewer" };
        option.AcceptOnlyFromAmong("water", "sewer");
        return option;
    }

    private static Option<BillingMonth?> MakeMonth() => new("--month")
    {
        Description = "Month of the bills, by which transitions go; left out = the month of the day / 調定月",
        HelpName = "YYYY-MM",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (LocalDatePattern.Iso.Parse(text + "-01") is { Success: true } parsed)
            {
                return BillingMonth.Of(parsed.Value);
            }

            result.AddError($"--month '{text}' is no month; write it as 2026-11 / 月は 2026-11 の形で指定してください");
            return null;
        },
    };
}
