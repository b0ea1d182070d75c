using Billing.Kernel;
using static Billing.RuleBooks.RuleWords;

namespace Billing.RuleBooks;

/// <summary>Words of the rules about money after the bill.</summary>
internal static class MoneyWords
{
    public static Sentence LateCharge(LateChargeRule rule) => Join(
        Rates(rule.Rates, new($"年{Number(rule.FirstMonth)}%(1か月まで)・{Number(rule.After)}%", $"{Number(rule.FirstMonth)}% a year for a month, then {Number(rule.After)}%")),
        Floors(rule),
        rule.When == LateChargeMoment.PaidInFull ? new Sentence("完納時に調定", "assessed when the principal is paid in full") : new("納付の都度調定", "assessed at each payment"));

    public static Sentence RefundInterest(RefundInterestRule rule) => Join(
        new Sentence($"{rule.Years}年前まで", $"payments of the last {rule.Years} years"),
        Rates(rule.Rates, new($"年{Number(rule.Percent)}%", $"{Number(rule.Percent)}% a year")),
        Floors(rule));

    public static Sentence Allocation(AllocationRule rule) => Join(
        rule.Order switch
        {
            AllocationOrder.CostChargePrincipal => new Sentence("費用、延滞金、元本の順", "cost, late charge, principal"),
            AllocationOrder.CostPrincipalCharge => new("費用、元本、延滞金の順", "cost, principal, late charge"),
            AllocationOrder.PrincipalCostCharge => new("元本、費用、延滞金の順", "principal, cost, late charge"),
            _ => new("元本、延滞金、費用の順", "principal, late charge, cost"),
        },
        rule.Through == AllocationThrough.Kinds ? new Sentence("全ての債権を通じて、納期限の古いものから", "through all debts, the oldest due date first") : new("納期限の古い債権から一件ずつ", "debt by debt, the oldest due date first"),
        rule.Across switch
        {
            AllocationAcross.Water => new Sentence("水道を先に", "water before sewer"),
            AllocationAcross.Sewer => new("下水道を先に", "sewer before water"),
            _ => null,
        });

    public static Sentence Concession(ConcessionRule rule) => Join(
        new Sentence($"{rule.Operator.Ja}に収納した使用料の {Number(rule.SharePercent)}%", $"{Number(rule.SharePercent)}% of what is collected to {rule.Operator.En}"),
        rule.Basis == ConcessionBasis.Collected ? new Sentence("収納日の割合", "the share of the day of collection") : new("調定日の割合", "the share of the day of billing"),
        rule.Each switch
        {
            ConcessionRounding.Movement => new Sentence("入出金ごとに", "each movement"),
            ConcessionRounding.Claim => new("債権ごとの累計に", "the sum of each claim"),
            _ => new("月の合計に", "the sum of the month"),
        },
        PeriodWords.Mode(rule.Round));

    public static Sentence BillingCost(BillingCostRule rule) => rule.Method switch
    {
        BillingCostMethod.PerBill => new($"下水道の調定1件につき {Number(rule.Value)}円", $"{Number(rule.Value)} yen for each bill that charges the sewer"),
        BillingCostMethod.PercentOfCollected => new($"収納額の {Number(rule.Value)}%", $"{Number(rule.Value)}% of what is collected"),
        _ => new($"毎月 {Number(rule.Value)}円", $"{Number(rule.Value)} yen a month"),
    };

    public static Sentence BadDebt(BadDebtRule rule) => Join(
    [
        new Sentence($"納期限前 {Number(rule.NotDuePercent)}%", $"not due {Number(rule.NotDuePercent)}%"),
        .. rule.Bands.Select(band => new Sentence($"{band.Months}か月以上 {Number(band.Percent)}%", $"from {band.Months} months {Number(band.Percent)}%")),
    ]);

    public static Sentence Waiver(LateChargeWaiverRule rule) => Join(
    [
        .. rule.Grounds.Select(WaiverWords.Of),
        rule.SecondPersonFrom == Kernel.Money.Zero
            ? new Sentence("二人目の決裁が必要", "a second person decides")
            : new Sentence($"{Number(rule.SecondPersonFrom.Yen)}円以上は二人目の決裁が必要", $"from {Number(rule.SecondPersonFrom.Yen)} yen a second person decides"),
    ]);

    public static Sentence CashDrawer(CashDrawerRule rule) => rule.StartingFloat == 0
        ? new("窓口の現金は開いた現金箱で扱う", "cash at the counter needs an open drawer")
        : new($"窓口の現金は開いた現金箱で扱う。釣銭準備金 {Number(rule.StartingFloat)}円", $"cash at the counter needs an open drawer, with a float of {Number(rule.StartingFloat)} yen");

    private static Sentence Rates(RateSource source, Sentence own) => source switch
    {
        RateSource.TaxStyle => new("地方税の例による割合(暦年ごと)", "the rates of local taxes, by calendar year"),
        RateSource.Civil => new("初日の法定利率", "the statutory rate of interest of the first day"),
        _ => own,
    };

    private static Sentence Floors(AccrualRule rule) => new(
        $"計算の基礎は{rule.LeastBase:N0}円以上・{rule.BaseFloor:N0}円未満切捨て、結果は{rule.LeastResult:N0}円以上・{rule.ResultFloor:N0}円未満切捨て",
        $"on {rule.LeastBase:N0} yen or more in steps of {rule.BaseFloor:N0}, asked from {rule.LeastResult:N0} yen in steps of {rule.ResultFloor:N0}");
}
