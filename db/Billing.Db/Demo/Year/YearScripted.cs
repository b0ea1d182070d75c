using Billing.Db.Demo.Year.Scripts;
using Billing.Delinquency;
using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Demo.Year;

/// <summary>Plays the scripts that take the rows of the machine: their cases are read together, once a day.</summary>
internal sealed class YearScripted(YearStage stage, IReadOnlyList<PlayedScript> played)
{
    /// <summary>A debtor for each script, from the first who are free; the last two inherit.</summary>
    /// <param name="free">Who may play them.</param>
    public static IReadOnlyList<Debtor> Cast(YearStage stage, IReadOnlyList<(long Id, string Number, long ContractId)> free)
    {
        var heirs = free.TakeLast(2).Select(c => c.Number).ToList();
        return [.. DebtorScripts.All.Zip(free, (script, one) => new Debtor(one.Id, one.Number, one.ContractId, DebtorClass.Scripted)
        {
            PaysCurrent = true,
            Since = stage.Today,
            Script = new PlayedScript(script, new ScriptedDebtor(stage.Database, stage.Book, new ScriptedPerson(one.Id, one.ContractId, heirs), script.Of) { Told = (act, yen) => Tell(stage, act, yen) }),
        })];
    }

    public void Play()
    {
        var awake = played.Where(p => p.NextOn <= stage.Today).ToList();
        var persons = awake.ConvertAll(p => p.Debtor.Who.Id);
        using var db = stage.Database.NewContext();
        var last = db.DunningCases.AsNoTracking().Where(c => persons.Contains(c.DebtorId)).AsEnumerable().GroupBy(c => (c.DebtorId, c.Service)).Select(g => g.MaxBy(c => c.Id)!).OrderBy(c => c.Id).ToList();
        var files = last.Chunk(CaseReader.Most).SelectMany(new CaseReader(db, stage.Book, stage.Today).Read).ToDictionary(f => (f.Case.DebtorId, f.Case.Service));
        foreach (var script in awake)
        {
            script.Debtor.Wake(stage.Today, files.GetValueOrDefault((script.Debtor.Who.Id, script.Debtor.Of)));
            script.Play();
        }
    }

    private static void Tell(YearStage stage, DunningAct? act, Money yen) => stage.Tally.Add(act is { } step ? YearOffice.FactOf(step) : YearFact.Counter, yen);
}
