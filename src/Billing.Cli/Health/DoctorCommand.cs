using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Kernel;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace Billing.Cli.Health;

/// <summary><c>billing doctor</c>: what is misconfigured on this machine and how to mend it. Changes nothing.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "What is misconfigured, and how to mend it / 設定と環境の診断").WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var found = Look(call).ToList();
        foreach (var finding in found)
        {
            var mark = finding.Level switch { FindingLevel.Well => console.Say("良", "ok   "), FindingLevel.Doubtful => console.Say("注意", "look "), _ => console.Say("不良", "WRONG") };
            console.Line($"{mark} {finding.Code}: {console.Say(finding.Said)}");
            if (finding.Remedy is { } remedy)
            {
                console.Line($"      → {console.Say(remedy)}");
            }
        }

        var toMend = found.Count(f => f.Level != FindingLevel.Well);
        console.Line(toMend == 0 ? console.Say("直すところはありません。", "Nothing is to be mended.") : console.Say($"見るべきところ {toMend} 件。", $"{toMend} things to see to."));
        console.Document(new { Findings = found.Select(f => new { f.Code, Level = JsonWords.Of(f.Level), Message = console.Say(f.Said), Remedy = f.Remedy is { } r ? console.Say(r) : null }) });
        return toMend == 0 ? ExitCode.Done : ExitCode.FoundWrong;
    }

    private static IEnumerable<Finding> Look(ParseResult call)
    {
        foreach (var finding in SettingsDoctor.Look(BillingConfiguration.Home))
        {
            yield return finding;
        }

        IConfigurationRoot settings;
        Finding? unreadable = null;
        try
        {
            settings = BillingConfiguration.Load();
        }
        catch (InvalidDataException)
        {
            yield break; // No JSON: told above, and nothing else can be looked at.
        }

        BillingDatabase? database = null;
        try
        {
            database = DatabaseOptions.Open(call);
        }
        catch (BusinessRuleException refusal)
        {
            unreadable = new Finding(refusal.Code, FindingLevel.Wrong, refusal.Said);
        }

        List<Finding> rest =
        [
            .. unreadable is null ? Array.Empty<Finding>() : [unreadable],
            .. Zone(settings),
            Rules(settings),
            .. SettingsDoctor.LookAtWeb(settings),
            .. database is null ? [] : DatabaseDoctor.Look(database, settings),
            .. MachineDoctor.Look(settings, database),
        ];
        foreach (var finding in rest)
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Zone(IConfiguration settings)
    {
        if (settings["Counter:TimeZone"] is { Length: > 0 } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            yield return new Finding("settings.time-zone", FindingLevel.Wrong, new Sentence($"Counter:TimeZone「{zone}」という時間帯はありません。", $"there is no time zone '{zone}' (Counter:TimeZone)"), new Sentence("Asia/Tokyo のように書いてください。", "write it as in Asia/Tokyo"));
        }
    }

    private static Finding Rules(IConfiguration settings)
    {
        try
        {
            var book = BillingConfiguration.LoadRuleBook(settings);
            return Finding.Well("rules", $"規則集 {book.Utility.Ja} を読めました。", $"the rule book of {book.Utility.En} can be read");
        }
        catch (BusinessRuleException refusal)
        {
            return new Finding("rules", FindingLevel.Wrong, refusal.Said, new Sentence("RuleBook の設定を直してください。", "mend the setting RuleBook"));
        }
        catch (DataFileException faults)
        {
            return new Finding("rules", FindingLevel.Wrong, new Sentence($"規則集に誤りが {faults.Faults.Count} 件あります。{faults.Faults[0].In("ja")}", $"the rule book has {faults.Faults.Count} faults: {faults.Faults[0].In("en")}"), new Sentence("billing rules show --verbose で全部を見て直してください。", "see them all with billing rules show --verbose and mend them"));
        }
    }
}
