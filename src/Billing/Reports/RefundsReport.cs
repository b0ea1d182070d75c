using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Reports;

/// <summary>還付・充当: credits that were paid out or set off, each with who decided it, and what is left of all credits.</summary>
public sealed class RefundsReport : ReportKind
{
    private static readonly long FirstRefunded = TransferId.Of(Cause.Refunded, 0, 0);
    private static readonly long BehindRefunded = TransferId.Of(Cause.SetOff, 0, 0);
    private static readonly long FirstInterest = TransferId.Of(Cause.RefundInterest, 0, 0);
    private static readonly long BehindInterest = TransferId.Of(Cause.Settled, 0, 0);

    public override string Name => "refunds";

    public override Sentence Title => new("還付・充当一覧", "Refunds and set-offs");

    public override Sentence Purpose => new("期間中に還付・充当した過誤納金の一覧と、残っている過誤納金。", "Credits paid out or set off in a period, and what is left of them.");

    public override async Task<Report> Read(ReportAsk ask)
    {
        var acts = await (
            from t in ask.Db.Transfers
            where t.PostedOn >= ask.From && t.PostedOn <= ask.To
                && ((t.Id >= FirstRefunded && t.Id < BehindRefunded) || (t.Id >= FirstInterest && t.Id < BehindInterest) || (t.Debit == Account.Overpayment && t.Credit == Account.Clearing))
            join u in ask.Db.CreditUses on t.Id equals u.Id into uses
            from u in uses.DefaultIfEmpty()
            orderby t.PostedOn, t.Id
            select new { Transfer = t, u.By }).AsNoTracking().ToListAsync(ask.Cancel);
        var rows = acts.ConvertAll(a => Row(a.Transfer, a.By));
        foreach (var word in acts.Select(a => Word(a.Transfer)).Distinct())
        {
            var of = acts.Where(a => Word(a.Transfer) == word).ToList();
            rows.Add(new([ReportCell.Of(new Sentence($"{word.Ja} 計({of.Count}件)", $"{word.En} total ({of.Count})")), ReportCell.Empty, ReportCell.Empty, ReportCell.Empty, ReportCell.Of(of.Sum(a => a.Transfer.Amount.Yen)), ReportCell.Empty], RowRole.Subtotal));
        }

        return new Report(this, ask.From, ask.To, Columns, rows, [await Left(ask)]);
    }

    private static List<ReportColumn> Columns =>
    [
        new(ReportWords.Day, ReportUnit.Word),
        new(new("区分", "What"), ReportUnit.Word),
        new(ReportWords.Service, ReportUnit.Word),
        new(ReportWords.Bill, ReportUnit.Word),
        new(ReportWords.Yen, ReportUnit.Yen),
        new(new("決定者", "Decided by"), ReportUnit.Word),
    ];

    private static ReportRow Row(Transfer transfer, string? by) => new(
    [
        ReportCell.Of(transfer.PostedOn),
        ReportCell.Of(Word(transfer)),
        ReportCell.Of(ReportWords.Of(transfer.Fund)),
        ReportCell.Of(BillNumber.Print(transfer.ClaimId / 100)),
        ReportCell.Of(transfer.Amount),
        by is { } person ? ReportCell.Of(person) : transfer.Credit == Account.Clearing ? ReportCell.Of(new Sentence("更正に伴う", "By a correction")) : ReportCell.Empty,
    ]);

    private static Sentence Word(Transfer transfer) => transfer switch
    {
        { Credit: Account.Clearing } => new("充当", "Set off"),
        { Debit: Account.Overpayment } => new("還付", "Refund"),
        _ => AccountWords.Of(transfer.Debit),
    };

    private static async Task<Sentence> Left(ReportAsk ask)
    {
        var left = new Money(await ask.Db.Transfers
            .Where(t => t.PostedOn <= ask.To && (t.Debit == Account.Overpayment || t.Credit == Account.Overpayment))
            .SumAsync(t => t.Credit == Account.Overpayment ? t.Amount.Yen : -t.Amount.Yen, ask.Cancel));
        return new($"期間の終わりに残っている過誤納金: {left}円", $"Credits left at the end of the period: {left} yen");
    }
}
