using Billing.Bills;
using Billing.Kernel;
using Billing.Nights;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>Bills that were made already are corrected, because what they rest on was declared or granted since. Undone, they are charged again when everything else of the act has been undone.</summary>
/// <param name="From">Bills of periods that end on this day or later.</param>
/// <param name="Reason">更正理由.</param>
/// <param name="Bills">What was foreseen, oldest first.</param>
public sealed record RechargeBills(long ContractId, LocalDate From, string Reason, IReadOnlyList<RechargeOfBill> Bills) : Consequence
{
    /// <summary>More bills are told by first and last.</summary>
    private const int MostNamed = 6;

    /// <summary>Keys of the bills in their place.</summary>
    public IReadOnlyList<long> Corrections { get; set; } = [];

    public override Sentence Told
    {
        get
        {
            if (Bills.Count > MostNamed)
            {
                var (first, last) = (BillNumber.Print(Bills[0].BillId), BillNumber.Print(Bills[^1].BillId));
                return new($"調定 {first} から {last} まで {Bills.Count} 件を更正します: 計 {Sum(b => b.Old)} 円 → {Sum(b => b.New)} 円。", $"Correct {Bills.Count} bills from {first} to {last}: {Sum(b => b.Old)} yen → {Sum(b => b.New)} yen together.");
            }

            return new(
                string.Join(" ", Bills.Select(b => $"調定 {BillNumber.Print(b.BillId)}({b.PeriodFrom:uuuu-MM-dd}～{b.PeriodTo:uuuu-MM-dd})を更正します: {b.Old} 円 → {b.New} 円。")),
                string.Join(" ", Bills.Select(b => $"Correct bill {BillNumber.Print(b.BillId)} ({b.PeriodFrom:uuuu-MM-dd} – {b.PeriodTo:uuuu-MM-dd}): {b.Old} yen → {b.New} yen.")));
        }
    }

    public override Money? Yen => new Money(Bills.Sum(b => b.New.Yen - b.Old.Yen));

    public override async Task Apply(Act act)
    {
        await act.Db.SaveChangesAsync();
        var corrected = new BillRecharge(act.Office.Book).Apply(act.Db, ContractId, From, $"{act.Request.Number} {Reason}", act.Office.Person, act.Office.Today);
        if (!corrected.Select(c => (c.BillId, c.Difference)).SequenceEqual(Bills.Select(b => (b.BillId, b.New - b.Old))))
        {
            throw new BusinessRuleException("request.bills-changed", "確認している間に調定が変わりました。画面を開き直し、金額を確かめてからやり直してください。", "Bills have changed meanwhile: open the page again and look at the yen.");
        }

        Corrections = [.. corrected.Select(c => c.CorrectionId)];
    }

    public override Task Undo(Act act)
    {
        act.Afterwards.Add(async () =>
        {
            await act.Db.SaveChangesAsync();
            new BillRecharge(act.Office.Book).Apply(act.Db, ContractId, From, $"{act.Request.Number} 取消", act.Office.Person, act.Office.Today);
        });
        return Task.CompletedTask;
    }

    private Money Sum(Func<RechargeOfBill, Money> of) => new(Bills.Sum(b => of(b).Yen));

    /// <summary>What a foreseen recharge would do; null where no yen changes.</summary>
    public static RechargeBills? Of(long contractId, LocalDate from, string reason, IReadOnlyList<RechargedBill> foreseen) => foreseen.Count == 0
        ? null
        : new RechargeBills(contractId, from, reason, [.. foreseen.Select(f => new RechargeOfBill(f.Bill.Id, f.Bill.PeriodFrom, f.Bill.PeriodTo, f.Bill.Total, f.Draft.Bill.Total))]);
}

/// <param name="Old">Total as it stands.</param>
/// <param name="New">Total as it will be.</param>
public sealed record RechargeOfBill(long BillId, LocalDate PeriodFrom, LocalDate PeriodTo, Money Old, Money New);
