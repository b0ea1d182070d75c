using Billing.Kernel;
using Billing.Places;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>A fact holds until a day and no longer. Undone, the shortened row is taken back and the first one stands again.</summary>
/// <param name="Ja">The fact in words.</param>
public sealed record EndFact(long ContractId, long FactId, LocalDate Last, string Source, string Ja, string En) : Consequence
{
    /// <summary>Key of the shortened row.</summary>
    public long EndedId { get; set; }

    public override Sentence Told => new($"{Ja}を{Last:uuuu-MM-dd}で終わらせます", $"End {En} on {Last:uuuu-MM-dd}");

    public override async Task Apply(Act act)
    {
        await act.Changing(ContractId);
        await act.Db.SaveChangesAsync();
        EndedId = (await new FactEntry(act.Db, act.Office.Book).End(ContractId, FactId, Last, Source, act.Office.Person)).Id;
    }

    public override Task Undo(Act act) => new FactEntry(act.Db, act.Office.Book).Restore(ContractId, FactId, EndedId, $"{act.Request.Number} 取消", act.Office.Person);

    public static EndFact Of(SupplyFact fact, LocalDate last, string source)
    {
        var told = FactCheck.Told(fact);
        return new EndFact(fact.ContractId, fact.Id, last, source, told.Ja, told.En);
    }
}
