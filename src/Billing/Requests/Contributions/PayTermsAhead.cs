using Billing.Charges;
using Billing.Kernel;
using Billing.Nights;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Contributions;

/// <summary>前納: every term not assessed yet is assessed at once, less the bonus (前納報奨金). Undone, the bill is taken back and the terms wait for their days again.</summary>
/// <param name="Terms">Sum of the terms paid ahead.</param>
public sealed record PayTermsAhead(int Count, Money Terms, Money Bonus, LocalDate DueOn) : Consequence
{
    /// <summary>Key of the bill, once it is made.</summary>
    public long BillId { get; set; }

    public override Money? Yen => Terms - Bonus;

    public override Sentence Told => new($"残り{Count}期 {Terms}円を、前納報奨金 {Bonus}円を差し引いて調定します(納期限 {DueOn:uuuu-MM-dd})", $"The {Count} terms left, {Terms} yen, less a bonus of {Bonus} yen, due on {DueOn:uuuu-MM-dd}");

    public override async Task Apply(Act act)
    {
        var open = await act.Db.ContributionTerms.Where(t => t.RequestId == act.Request.Id && t.BillId == null && !t.Cancelled).OrderBy(t => t.Number).ToListAsync();
        var lines = open.ConvertAll(TermAssessment.Line);
        if (Bonus > Money.Zero)
        {
            lines.Add(new OccasionalLine(ChargeLineKind.Discount, new Sentence("前納報奨金", "Bonus for paying ahead"), -Bonus, FeeTax.None));
        }

        var charge = new OccasionalCharge { DebtorId = open[0].DebtorId, Service = Service.Sewer, Lines = lines, DueOn = DueOn, Reason = $"都市計画法75条 受益者負担金 {act.Request.Number} 前納" };
        BillId = new OccasionalBills(act.Office.Book).Assess(act.Db, charge, act.Office.Person, act.Office.Today).Id;
        foreach (var term in open)
        {
            term.BillId = BillId;
            term.Version++;
        }
    }

    public override async Task Undo(Act act)
    {
        OccasionalBills.Reverse(act.Db, BillId, $"{act.Request.Number} 取消", act.Office.Person, act.Office.Today);
        foreach (var term in await act.Db.ContributionTerms.Where(t => t.BillId == BillId).ToListAsync())
        {
            term.BillId = null;
            term.Version++;
        }
    }
}
