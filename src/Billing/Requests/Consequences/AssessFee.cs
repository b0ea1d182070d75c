using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Nights;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>Fees of a request are assessed for the person of the act: an occasional bill (随時調定) with its claim. Undone, the bill is taken back.</summary>
/// <param name="DebtorId">Who owes it; null = the person of the act.</param>
/// <param name="Service">Whose books.</param>
/// <param name="Total">Sum as the preview showed it, tax included.</param>
public sealed record AssessFee(long? DebtorId, Service Service, IReadOnlyList<FeeLine> Lines, LocalDate DueOn, string Reason, Money Total) : Consequence
{
    /// <summary>Key of the bill, once it is made.</summary>
    public long BillId { get; set; }

    /// <summary>Key of its claim.</summary>
    public long ClaimId => BillNumber.Claim(BillId, Service);

    public override Money? Yen => Total;

    public override Sentence Told
    {
        get
        {
            var service = Service == Service.Water ? new Sentence("水道", "water") : new Sentence("下水道", "sewer");
            return new(
                $"{service.Ja}: {string.Join("・", Lines.Select(l => $"{l.Ja} {l.Yen:N0}円"))}を調定します(納期限 {DueOn:uuuu-MM-dd})",
                $"Assess for {service.En}: {string.Join(", ", Lines.Select(l => $"{l.En} {l.Yen:N0} yen"))}, due on {DueOn:uuuu-MM-dd}");
        }
    }

    /// <summary>The consequence as the rules price it today; null where no line charges anything.</summary>
    public static AssessFee? Of(Office office, long? debtorId, Service service, IReadOnlyList<FeeLine> lines, LocalDate dueOn, string reason)
    {
        if (lines.Count == 0)
        {
            return null;
        }

        var fee = new AssessFee(debtorId, service, lines, dueOn, reason, Money.Zero);
        return fee with { Total = new OccasionalBills(office.Book).Foresee(fee.Charge(debtorId ?? 0), office.Today).Bill.Total };
    }

    public override Task Apply(Act act)
    {
        var debtor = DebtorId ?? act.Customer?.Id ?? throw new InvalidOperationException("Nobody to owe the fee.");
        BillId = new OccasionalBills(act.Office.Book).Assess(act.Db, Charge(debtor), act.Office.Person, act.Office.Today).Id;
        return Task.CompletedTask;
    }

    public override Task Undo(Act act)
    {
        OccasionalBills.Reverse(act.Db, BillId, $"{act.Request.Number} 取消", act.Office.Person, act.Office.Today);
        return Task.CompletedTask;
    }

    private OccasionalCharge Charge(long debtor) => new()
    {
        DebtorId = debtor,
        Service = Service,
        Lines = [.. Lines.Select(l => new OccasionalLine(l.Kind, new Sentence(l.Ja, l.En), new Money(l.Yen), l.Tax, l.RuleId))],
        DueOn = DueOn,
        Reason = Reason,
    };
}

/// <summary>One line of a fee, as it is stored with the request.</summary>
/// <param name="Yen">Whole yen as the rule says them, before tax where the tax is added.</param>
/// <param name="RuleId">The rule behind it.</param>
public sealed record FeeLine(ChargeLineKind Kind, string Ja, string En, long Yen, FeeTax Tax, string? RuleId)
{
    /// <summary>The line of a fee rule that is in force; null where the utility has no such fee, or it is nothing.</summary>
    /// <param name="size">mm, where the fee depends on it.</param>
    /// <param name="before">mm of the meter that hung there before: only the difference is charged, and nothing for a smaller one.</param>
    public static FeeLine? Of(Office office, RequestKind kind, string name, Service service, ChargeLineKind line, int? size = null, int? before = null)
    {
        if (office.Book.AllInForce<ProcedureFeeRule>(office.Today, service).FirstOrDefault(r => r.Procedure == RequestWords.Name(kind) && r.Name == name && r.Service == service) is not { } rule)
        {
            return null;
        }

        var yen = (long)(rule.Of(size) - (before is { } old ? rule.Of(old) : 0m));
        if (yen <= 0)
        {
            return null;
        }

        return before is null
            ? new FeeLine(line, rule.Said.Ja, rule.Said.En, yen, rule.Tax, rule.Id)
            : new FeeLine(line, $"{rule.Said.Ja}({before}mm→{size}mmの差額)", $"{rule.Said.En} (difference {before} mm to {size} mm)", yen, rule.Tax, rule.Id);
    }
}
