using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Nights;

/// <summary>One line of an occasional bill.</summary>
/// <param name="Kind"><see cref="ChargeLineKind.Fee"/>, <see cref="ChargeLineKind.JoiningFee"/>, <see cref="ChargeLineKind.Contribution"/>, <see cref="ChargeLineKind.LateCharge"/>, <see cref="ChargeLineKind.CollectionCost"/>, or <see cref="ChargeLineKind.Discount"/>.</param>
/// <param name="Said">What stands on the bill.</param>
/// <param name="Amount">Yen; below zero for a discount.</param>
/// <param name="Tax">Whether consumption tax is added, contained, or not due (法令に基づく手数料: 消費税法 別表第2の5; 受益者負担金).</param>
/// <param name="RuleId">The rule behind it; null = the citation of the whole bill.</param>
public sealed record OccasionalLine(ChargeLineKind Kind, Sentence Said, Money Amount, FeeTax Tax, string? RuleId = null);

/// <summary>What is charged outside the cycle.</summary>
public sealed record OccasionalCharge
{
    /// <summary>Who owes it.</summary>
    public required long DebtorId { get; init; }

    /// <summary>Null for somebody without a contract: a contractor, an owner of land.</summary>
    public long? ContractId { get; init; }

    /// <summary>Whose books: water or sewer.</summary>
    public required Service Service { get; init; }

    /// <summary>At least one, at most 100; together above zero.</summary>
    public required IReadOnlyList<OccasionalLine> Lines { get; init; }

    /// <summary>納期限; today where it is paid on the spot.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>The article or decision it rests on; stands on the bill.</summary>
    public required string Reason { get; init; }
}

/// <summary>随時調定: fees, joining fees and contributions outside the cycle, numbered and booked like every bill. Works inside the caller's transaction.</summary>
public sealed class OccasionalBills(RuleBook book)
{
    private const int MostLines = 100;

    /// <summary>The bill as it would be made. Writes and reads nothing.</summary>
    /// <exception cref="BusinessRuleException"><c>occasional.*</c>: no line, no reason, an amount or a tax that cannot be.</exception>
    public DraftBill Foresee(OccasionalCharge charge, LocalDate today) => Draft(charge, today, ruleBookId: 0);

    /// <summary>Makes the bill with its claim and postings.</summary>
    /// <param name="person">Who assesses it.</param>
    /// <returns>The bill, numbered and saved. Its claim is <see cref="BillNumber.Claim"/> of it and the service.</returns>
    /// <exception cref="BusinessRuleException"><c>occasional.*</c>.</exception>
    public Bill Assess(BillingDbContext db, OccasionalCharge charge, string person, LocalDate today)
    {
        RefuseUnlessKnown(db, charge);
        var draft = Draft(charge, today, RuleBookFreezer.Freeze(db, book));
        draft.Bill.MadeBy = person;
        BillWriter.Fix(db, book, draft, charge.DueOn);
        db.SaveChanges();
        return draft.Bill;
    }

    /// <summary>Takes an occasional bill back; what had been paid stands to the payer's credit.</summary>
    /// <returns>The reversal.</returns>
    /// <exception cref="BusinessRuleException"><c>bill.unknown</c>, <c>bill.is-reversal</c>, <c>bill.already-reversed</c>, <c>occasional.other-bill</c>, <c>occasional.no-reason</c>.</exception>
    public static Bill Reverse(BillingDbContext db, long billId, string reason, string person, LocalDate today)
    {
        RequireReason(reason);
        var bill = BillReversal.Reversible(db, billId);
        return bill.Kind == BillKind.Occasional ? BillReversal.TakeBack(db, bill, reason.Trim(), person, today) : throw new BusinessRuleException(
            "occasional.other-bill",
            $"調定 {BillNumber.Print(billId)} は随時調定ではありません。検針値の更正で訂正してください。",
            $"Bill {BillNumber.Print(billId)} is not an occasional one: correct its reading instead.");
    }

    private DraftBill Draft(OccasionalCharge charge, LocalDate today, int ruleBookId)
    {
        Refuse(charge, today);
        var rate = book.TaxRateOn(today);
        var charged = charge.Lines.Select(line => Fees.Line(line.Kind, line.RuleId, line.Said, line.Amount.Yen, line.Tax, rate)).ToList();
        InvoiceTax.RoundOnce(charged);
        var lines = charged.ConvertAll(line => BillLine.Of(charge.Service, line));
        var total = new Money(lines.Sum(line => line.Charged.Yen));
        var part = new BillPart
        {
            Service = charge.Service,
            RuleBookId = ruleBookId,
            UseClass = "",
            Charged = total,
            Tax = new Money(lines.Sum(line => line.Tax.Yen)),
            TaxPerMille = lines.Max(line => line.TaxPerMille),
        };
        return new DraftBill(Bill(charge, total, today), [part], lines);
    }

    private static Bill Bill(OccasionalCharge charge, Money total, LocalDate today) => new()
    {
        ContractId = charge.ContractId ?? 0,
        DebtorId = charge.DebtorId,
        Kind = BillKind.Occasional,
        Month = BillingMonth.Of(today),
        PeriodFrom = today,
        PeriodTo = today,
        UserSince = today,
        FixedOn = today,
        Total = total,
        Reason = charge.Reason.Trim(),
    };

    private static void Refuse(OccasionalCharge charge, LocalDate today)
    {
        RequireReason(charge.Reason);
        if (charge.Lines.Count is 0 or > MostLines)
        {
            throw new BusinessRuleException("occasional.lines", $"明細は1～{MostLines}行です。", $"A bill has 1 to {MostLines} lines.");
        }

        if (charge.DueOn < today)
        {
            throw new BusinessRuleException(
                "occasional.due-date",
                $"納期限 {charge.DueOn:uuuu-MM-dd} が調定日 {today:uuuu-MM-dd} より前です。",
                $"The due date {charge.DueOn:uuuu-MM-dd} is before the day of assessment, {today:uuuu-MM-dd}.");
        }

        foreach (var line in charge.Lines)
        {
            Refuse(line, charge.Service);
        }

        if (charge.Lines.Sum(line => line.Amount.Yen) <= 0)
        {
            throw new BusinessRuleException("occasional.amount", "合計が0円以下です。減額は元の調定の更正で行ってください。", "The lines add up to nothing or less: correct the earlier bill instead.");
        }
    }

    private static void Refuse(OccasionalLine line, Service service)
    {
        if (line.Kind is not (ChargeLineKind.Fee or ChargeLineKind.JoiningFee or ChargeLineKind.Contribution or ChargeLineKind.LateCharge or ChargeLineKind.CollectionCost or ChargeLineKind.Discount))
        {
            throw new BusinessRuleException("occasional.kind", "料金・使用料は随時調定できません。最終精算または検針で調定してください。", "A charge for usage is not assessed here: settle or read it.");
        }

        // The lines of a late charge tell how it came about: days that bear no whole yen, and the fraction that is dropped.
        if (line.Kind != ChargeLineKind.LateCharge && (line.Amount == Money.Zero || (line.Amount < Money.Zero) != (line.Kind == ChargeLineKind.Discount)))
        {
            throw new BusinessRuleException("occasional.amount", $"「{line.Said.Ja}」の金額 {line.Amount} 円が正しくありません。", $"The amount of '{line.Said.En}', {line.Amount} yen, cannot be.");
        }

        if (line.Kind == ChargeLineKind.Contribution && (service != Service.Sewer || line.Tax != FeeTax.None))
        {
            throw new BusinessRuleException(
                "occasional.contribution",
                "受益者負担金は下水道の会計で、消費税の対象外として調定してください。",
                "A beneficiary's contribution belongs to the sewer's books and bears no consumption tax.");
        }
    }

    private static void RefuseUnlessKnown(BillingDbContext db, OccasionalCharge charge)
    {
        if (!db.Customers.Any(c => c.Id == charge.DebtorId))
        {
            throw new BusinessRuleException("occasional.debtor", "納付者が登録されていません。", "The debtor is not on file.");
        }

        if (charge.ContractId is { } contract && !db.Contracts.Any(c => c.Id == contract))
        {
            throw new BusinessRuleException("occasional.contract", "使用契約が登録されていません。", "The contract is not on file.");
        }
    }

    private static void RequireReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new BusinessRuleException("occasional.no-reason", "根拠となる条文や決定、または取消の理由を入力してください。", "Enter the article or decision it rests on, or why it is taken back.");
        }
    }
}
