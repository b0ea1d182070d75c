using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>How a claim stands in its debtor's bankruptcy.</summary>
public enum BankruptcyClass : byte
{
    /// <summary>財団債権: paid out of the estate before all others (破産法 148条, 55条2項).</summary>
    Estate = 1,

    /// <summary>優先的破産債権 (破産法 98条, 民法 306条・310条).</summary>
    Preferred = 2,

    /// <summary>一般の破産債権: ends with the discharge (破産法 253条).</summary>
    Ordinary = 3,

    /// <summary>手続開始後: the debtor pays as everybody.</summary>
    AfterStart = 4,
}

/// <summary>
/// Sorts claims by the day on which the bankruptcy began. 水道: the period that holds that day is the estate's, the last six months before it are preferred for a natural person
/// (民法 310条), what is older is dischargeable. 下水道, collected as local tax: due within a year before is the estate's, what is older preferred; none is dischargeable.
/// </summary>
public static class BankruptcyClasses
{
    /// <param name="began">破産手続開始決定 (for water the day of the petition where it is known to differ).</param>
    public static BankruptcyClass Of(Claim claim, Bill bill, LocalDate began, bool isBody)
    {
        if (bill.PeriodFrom > began)
        {
            return BankruptcyClass.AfterStart;
        }

        if (claim.Service == Service.Sewer)
        {
            return claim.DueOn >= began.PlusYears(-1) ? BankruptcyClass.Estate : BankruptcyClass.Preferred;
        }

        return bill.PeriodTo >= began ? BankruptcyClass.Estate
            : !isBody && bill.PeriodTo > began.PlusMonths(-6) ? BankruptcyClass.Preferred
            : BankruptcyClass.Ordinary;
    }

    public static Sentence Said(BankruptcyClass of) => of switch
    {
        BankruptcyClass.Estate => new("財団債権", "estate's"),
        BankruptcyClass.Preferred => new("優先的破産債権", "preferred"),
        BankruptcyClass.Ordinary => new("一般破産債権(免責の対象)", "ordinary, dischargeable"),
        _ => new("手続開始後(本人に請求)", "after the start: billed to the debtor"),
    };
}
