using Billing.Kernel;

namespace Billing.Ledger;

/// <summary>The accounts as the accounting office calls them.</summary>
public static class AccountWords
{
    public static Sentence Of(Account account) => account switch
    {
        Account.Receivable => new("未収金", "Receivable"),
        Account.Revenue => new("料金収益", "Revenue"),
        Account.ConsumptionTax => new("仮受消費税", "Consumption tax"),
        Account.Cash => new("現金預金", "Cash"),
        Account.Overpayment => new("過誤納金", "Overpayment"),
        Account.PriorYearAdjustment => new("過年度損益修正", "Prior-year adjustment"),
        Account.Fees => new("手数料", "Fees"),
        Account.JoiningFees => new("加入金", "Joining fees"),
        Account.LateCharges => new("延滞金", "Late charges"),
        Account.RefundInterest => new("還付加算金", "Interest on refunds"),
        Account.OperatorShare => new("利用料金（運営権者）", "Operator's share"),
        Account.OperatorPayable => new("運営権者預り金", "Payable to the operator"),
        Account.BillingCost => new("使用料徴収事務負担金", "Share of billing cost"),
        Account.InterFund => new("他会計勘定", "Between the funds"),
        Account.Contributions => new("受益者負担金", "Contributions"),
        Account.WrittenOff => new("不納欠損", "Written off"),
        Account.CashDifference => new("現金過不足", "Cash over or short"),
        Account.Suspense => new("仮受金", "Suspense"),
        Account.Clearing => new("充当仮勘定", "Clearing"),
        _ => throw new ArgumentOutOfRangeException(nameof(account), account, null),
    };
}
