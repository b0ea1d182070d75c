using Billing.Kernel;
using Billing.Places;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>A declared or granted fact is entered. Undone, it is taken back, and the one before it holds again.</summary>
/// <param name="Ja">The fact in words.</param>
public sealed record EnterFact(long ContractId, FactKind Kind, Service? Service, LocalDate From, LocalDate? To, decimal? Number, string? Word, IReadOnlyList<string> Marks, string Source, string Ja, string En) : Consequence
{
    /// <summary>Key of the new row.</summary>
    public long FactId { get; set; }

    /// <summary>Yen that the next bill will charge because of it; null = the bill says so.</summary>
    public Money? NextBill { get; init; }

    public override Sentence Told => new($"{Ja}を登録します", $"Enter {En}");

    public override Money? Yen => NextBill;

    public override async Task Apply(Act act)
    {
        await act.Changing(ContractId);
        await act.Db.SaveChangesAsync();
        FactId = (await new FactEntry(act.Db, act.Office.Book).Enter(ContractId, Draft, act.Office.Person)).Id;
    }

    public override Task Undo(Act act) => new FactEntry(act.Db, act.Office.Book).TakeBack(ContractId, FactId, $"{act.Request.Number} 取消", act.Office.Person);

    private FactDraft Draft => new() { Kind = Kind, Service = Service, From = From, To = To, Number = Number, Word = Word, Marks = Marks, Source = Source };

    public static EnterFact Of(long contractId, SupplyFact fact)
    {
        var told = FactCheck.Told(fact);
        return new EnterFact(contractId, fact.Kind, fact.Service, fact.From, fact.To, fact.Number, fact.Word, fact.Marks?.Split(',') ?? [], fact.Source, told.Ja, told.En);
    }
}
