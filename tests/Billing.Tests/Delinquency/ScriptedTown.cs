using Billing.Db.Demo.Year;
using Billing.Db.Demo.Year.Scripts;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Testing;
using NodaTime;

namespace Billing.Tests.Delinquency;

/// <summary>Plays scripts of debtors in a <see cref="DebtorTown"/> whose schedule waits for nothing.</summary>
internal static class ScriptedTown
{
    /// <summary>Before the due day of the month's bill, which every player pays.</summary>
    private static readonly LocalDate First = new(2026, 10, 20);

    private const int MostDays = 120;

    /// <summary>A town in which every act is a step of its own that waits for no other: what is lawful from where is the machine's word alone.</summary>
    public static RuleBook Book { get; } = RuledBook.With([.. new[] { "water", "sewer" }.SelectMany(Steps)]);

    /// <summary>A town with a debtor at each even point; the odd ones inherit.</summary>
    public static DebtorTown Create(int debtors) => DebtorTown.Create("sqlite", Book, points: (debtors + 1) * 2);

    /// <summary>Plays all of them side by side, day by day with the daily run, until each has come to its end.</summary>
    public static IReadOnlyList<PlayedScript> Play(DebtorTown town, IReadOnlyList<DebtorScript> scripts)
    {
        var played = scripts.Select((script, i) => Player(town, script, (i + 1) * 2)).ToList();
        for (var day = First.PlusDays(1); played.Exists(p => p.NextOn is not null) && day < First.PlusDays(MostDays); day = day.PlusDays(1))
        {
            town.Run(day);
            foreach (var script in played.Where(p => p.NextOn <= day))
            {
                script.Debtor.Wake(day);
                script.Play();
            }
        }

        return played;
    }

    private static PlayedScript Player(DebtorTown town, DebtorScript script, int point)
    {
        town.Pay(First, null, point, Service.Water);
        town.Pay(First, null, point, Service.Sewer);
        return new PlayedScript(script, new ScriptedDebtor(town.Test.Database, town.Book, new ScriptedPerson(point, point, ["0000001", "0000003"]), script.Of));
    }

    private static IEnumerable<string> Steps(string service) => Enum.GetValues<DunningAct>().Select((act, i) =>
        $$"""
        { "kind": "dunningStep", "id": "t-{{service}}-{{i}}", "service": "{{service}}", "name": "{{act}}", "order": {{i + 1}}, "act": "{{char.ToLowerInvariant(act.ToString()[0])}}{{act.ToString()[1..]}}", "after": "dueDate",
          "wait": { "days": {{(act == DunningAct.Stop ? 20 : 1)}} }, "deadline": { "days": 1 }, "optional": true, "secondPerson": {{(act is DunningAct.Stop or DunningAct.Seizure or DunningAct.CourtOrder ? "true" : "false")}},
          "article": "試験町規程", "said": { "ja": "{{act}}", "en": "{{act}}" } }
        """).Append(
        $$"""
        { "kind": "dunningTerms", "id": "t-{{service}}-terms", "service": "{{service}}", "stopCountsSewer": true, "pledgeMonths": 12, "limitationYears": 5, "judgmentYears": 10, "stayMonths": 6,
          "warnMonths": 6, "publicNoticeDays": 14, "pledgeArticle": "p", "writeOffArticle": "w" }
        """);
}
