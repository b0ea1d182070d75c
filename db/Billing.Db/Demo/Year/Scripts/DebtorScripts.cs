using Billing.Kernel;
using Billing.RuleBooks;
using static Billing.Delinquency.DunningMachine;

namespace Billing.Db.Demo.Year.Scripts;

/// <summary>The scripts that take every row of the machine which a book with the steps of the demo town allows.</summary>
internal static class DebtorScripts
{
    private static readonly string[] Places = [.. Ranked, Seized, Court, Titled];

    public static IReadOnlyList<DebtorScript> All { get; } =
    [
        .. Places.Concat([StopOrdered, Stopped, Pledged]).Select(state => new DebtorScript($"stay {state}", Of(state), debtor => StayScripts.Play(debtor, state))),
        .. Places.Concat([StopOrdered, Stopped, Pledged]).Select(state => new DebtorScript($"leave {state}", Of(state), debtor => LeaveScripts.Play(debtor, state))),
        .. Places.Skip(1).Select(state => new DebtorScript($"swing {state}", Of(state), debtor => SwingScripts.Play(debtor, state))),
        .. Places.Where(state => state != Seized).Select(state => new DebtorScript($"stop {state}", Service.Water, debtor => StopScripts.Play(debtor, state))),
        new("court during a stop", Service.Water, CourtScripts.DuringStop),
        new("court after the warning", Service.Water, CourtScripts.AfterWarning),
        new("seized after the demand", Service.Sewer, CourtScripts.SeizedAfterDemand),
        new("written off and back", Service.Water, CourtScripts.WrittenOffAndBack),
        new("talk after the reminder", Service.Sewer, debtor => CourtScripts.Letter(debtor, Reminded, DunningAct.Talk)),
        new("register after the reminder", Service.Sewer, debtor => CourtScripts.Letter(debtor, Reminded, DunningAct.Listing)),
    ];

    private static Service Of(string state) => state == Seized ? Service.Sewer : Service.Water;
}
