using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Residents;

/// <summary>What a clerk must know before speaking, from the file of a contract. Pure; the loudest first.</summary>
public static class Alerts
{
    /// <summary>Days before the end of a meter's verification from which it is told.</summary>
    public const int MeterDays = 180;

    /// <summary>Days around the end of a relief in which it is told.</summary>
    public const int ReliefDays = 60;

    /// <summary>Days before a deadline from which it is told.</summary>
    public const int FollowUpDays = 7;

    /// <param name="today">Today at the counter.</param>
    public static IReadOnlyList<Alert> Of(AlertFile file, LocalDate today) =>
    [
        .. new[] { Protection(file), Arrears(file, today), Cases(file), Usages(file, today), Supply(file, today), Credit(file, today), Reliefs(file, today), MandateAlerts.Of(file, today), FollowUps(file, today) }
            .SelectMany(alerts => alerts)
            .OrderByDescending(alert => alert.Weight)
            .ThenBy(alert => alert.Kind),
    ];

    /// <summary>Ids of the rules of a book by which the gate finds more water than usual: a leak, perhaps.</summary>
    public static IReadOnlySet<string> TooMuch(RuleBook book) => book.Rules.OfType<GateAgainstRule>().Where(rule => rule.Above is not null).Select(rule => rule.Id).ToHashSet();

    private static IEnumerable<Alert> Protection(AlertFile file)
    {
        if (file.IsProtected)
        {
            yield return new Alert(AlertKind.Protected, AlertWeight.Urgent, AlertSentences.Protected);
        }
    }

    /// <summary>Per service: water and sewer are different kinds of claim and are never added up.</summary>
    private static IEnumerable<Alert> Arrears(AlertFile file, LocalDate today)
    {
        foreach (var service in file.Claims.Where(c => c.Open.Yen > 0 && c.Claim.DueOn < today).GroupBy(c => c.Claim.Service).OrderBy(group => group.Key))
        {
            var days = Period.DaysBetween(service.Min(c => c.Claim.DueOn), today);
            yield return new Alert(AlertKind.Arrears, AlertWeight.Urgent, AlertSentences.Arrears(service.Key, service.Count(), new Money(service.Sum(c => c.Open.Yen)), days));
        }
    }

    private static IEnumerable<Alert> Cases(AlertFile file) =>
        file.Cases.Select(of => new Alert(AlertKind.Dunning, of.Hold is null ? AlertWeight.Urgent : AlertWeight.Warning, AlertSentences.Case(of), of.Id));

    private static IEnumerable<Alert> Usages(AlertFile file, LocalDate today)
    {
        foreach (var held in file.Usages.Where(u => u.State == UsageState.Held))
        {
            yield return new Alert(AlertKind.Held, AlertWeight.Urgent, AlertSentences.Held(held), held.Id);
        }

        foreach (var aside in file.Usages.Where(u => u.State == UsageState.SetAside))
        {
            yield return new Alert(AlertKind.SetAside, AlertWeight.Urgent, AlertSentences.SetAside(aside), aside.Id);
        }

        // What was found long ago has been spoken about.
        if (file.Usages is [var latest, ..] && latest.PeriodTo > today.PlusMonths(-3) && file.Findings.Any(f => f.UsageId == latest.Id && file.TooMuch.Contains(f.RuleId)))
        {
            yield return new Alert(AlertKind.Leak, AlertWeight.Warning, AlertSentences.Leak(latest), latest.Id);
        }
    }

    private static IEnumerable<Alert> Supply(AlertFile file, LocalDate today)
    {
        if (!file.Contract.RunsOn(today))
        {
            yield break;
        }

        if (file.Terms is null)
        {
            yield return new Alert(AlertKind.NoTerms, AlertWeight.Urgent, AlertSentences.NoTerms);
        }

        foreach (var alert in Meter(file, today))
        {
            yield return alert;
        }

        if (file.Terms is { } terms)
        {
            if (file.SewerConnected && terms.SewerUseClass is null)
            {
                yield return new Alert(AlertKind.Sewer, AlertWeight.Warning, AlertSentences.SewerNotCharged);
            }
            else if (!file.SewerConnected && terms.SewerUseClass is not null)
            {
                yield return new Alert(AlertKind.Sewer, AlertWeight.Note, AlertSentences.SewerNotConnected);
            }
        }
    }

    private static IEnumerable<Alert> Meter(AlertFile file, LocalDate today)
    {
        if (file.Meter is not { } meter)
        {
            // A house that only uses a well has none.
            if (file.Terms?.WaterUseClass is not null)
            {
                yield return new Alert(AlertKind.NoMeter, AlertWeight.Warning, AlertSentences.NoMeter);
            }

            yield break;
        }

        if (meter.ExpiresOn < today.PlusDays(MeterDays))
        {
            var over = meter.ExpiresOn < today;
            yield return new Alert(AlertKind.MeterExpired, over ? AlertWeight.Warning : AlertWeight.Note, AlertSentences.Expires(meter, over));
        }

        if (meter.Size != file.BilledMeterSize)
        {
            yield return new Alert(AlertKind.MeterSize, AlertWeight.Warning, AlertSentences.Sizes(meter, file.BilledMeterSize));
        }
    }

    private static IEnumerable<Alert> Credit(AlertFile file, LocalDate today)
    {
        if (file.Contract.To is not { } last || last >= today)
        {
            yield break;
        }

        foreach (var service in file.Claims.Where(c => c.Credit.Yen > 0).GroupBy(c => c.Claim.Service).OrderBy(group => group.Key))
        {
            yield return new Alert(AlertKind.Credit, AlertWeight.Warning, AlertSentences.Credit(service.Key, new Money(service.Sum(c => c.Credit.Yen)), last));
        }
    }

    private static IEnumerable<Alert> Reliefs(AlertFile file, LocalDate today)
    {
        foreach (var fact in StandingFacts.Of(file.Facts).Where(f => f.Kind == FactKind.Relief))
        {
            if (fact.To is { } to && to >= today.PlusDays(-ReliefDays) && to <= today.PlusDays(ReliefDays) && !Continues(file, fact, to))
            {
                yield return new Alert(AlertKind.Relief, AlertWeight.Warning, AlertSentences.Relief(fact, to, to < today), fact.Id);
            }
        }
    }

    /// <summary>Whether another fact of the kind takes over on the next day.</summary>
    private static bool Continues(AlertFile file, SupplyFact fact, LocalDate last) =>
        file.Facts.Any(f => !f.Superseded && f.Kind == fact.Kind && f.Id != fact.Id && f.Holds(last.PlusDays(1)));

    private static IEnumerable<Alert> FollowUps(AlertFile file, LocalDate today) =>
        from contact in file.FollowUps
        where contact.IsOpen && contact.DueOn <= today.PlusDays(FollowUpDays)
        orderby contact.DueOn, contact.Id
        select new Alert(AlertKind.FollowUp, contact.DueOn < today ? AlertWeight.Urgent : AlertWeight.Warning, AlertSentences.FollowUp(contact, today, file.IsProtected), contact.Id);
}
