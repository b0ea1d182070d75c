using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Nights;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>The lines of a late charge's bill: a line for each base and rate, and what the floors drop. They are what every explanation of the bill tells.</summary>
internal static class LateChargeLines
{
    public static IReadOnlyList<OccasionalLine> Of(DueLateCharge due)
    {
        var name = Name(due.Course.Claim.Service);
        var lines = due.Accrual.Parts.Select(part => Line(
            due,
            new Sentence(
                $"{name.Ja} {Day(part.From)}～{Day(part.To)} {part.Days}日 {part.Base}円×年{part.RatePercent:0.####}%",
                $"{name.En} {Day(part.From)} to {Day(part.To)}, {part.Days} days, {part.Base} yen at {part.RatePercent:0.####} % a year"),
            part.Amount)).ToList();
        if (due.Accrual.Yen != due.Accrual.Raw)
        {
            lines.Add(Line(due, new Sentence($"{due.Rule.ResultFloor}円未満の端数切捨て", $"Fractions below {due.Rule.ResultFloor} yen dropped"), due.Accrual.Yen - due.Accrual.Raw));
        }

        if (due.Before > Money.Zero)
        {
            lines.Add(Line(due, new Sentence("調定済みの額", "Assessed before"), -due.Before));
        }

        return lines;
    }

    /// <summary>What the bill rests on: the debt, its due date and the rule.</summary>
    public static string Reason(DueLateCharge due)
    {
        var text = $"{Name(due.Course.Claim.Service).Ja}: 調定 {BillNumber.Print(due.Course.Claim.BillId)} 納期限 {Day(due.Course.Claim.DueOn)} 納付 {Day(due.Until)}〔{due.Rule.Id}〕{due.Rule.Citation}";
        return text.Length <= 400 ? text : text[..399] + "…";
    }

    /// <summary>遅延損害金 on a private claim, 延滞金 on a public one.</summary>
    public static Sentence Name(Service service) => service == Service.Water ? new("遅延損害金", "Late charge (civil)") : new("延滞金", "Late charge");

    private static OccasionalLine Line(DueLateCharge due, Sentence said, Money amount) => new(ChargeLineKind.LateCharge, said, amount, FeeTax.None, due.Rule.Id);

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
