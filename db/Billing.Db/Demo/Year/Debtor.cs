using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>A scripted delinquent.</summary>
/// <param name="Id">The customer who owes.</param>
/// <param name="Class">How it behaves.</param>
internal sealed record Debtor(long Id, string Number, long ContractId, DebtorClass Class)
{
    /// <summary>The next scene of its class.</summary>
    public int Scene { get; set; }

    /// <summary>Pays new bills in time from now on.</summary>
    public bool PaysCurrent { get; set; }

    /// <summary>Of <see cref="DebtorClass.Scripted"/> alone.</summary>
    public PlayedScript? Script { get; init; }

    /// <summary>Bills that it leaves unpaid.</summary>
    public List<SentBill> Unpaid { get; } = [];

    /// <summary>When its next scene was reached without a case to wait for.</summary>
    public LocalDate Since { get; set; }
}
