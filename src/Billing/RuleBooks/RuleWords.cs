using System.Globalization;
using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>What a rule says, in words for people: its heading, its group and its main values. One function per kind.</summary>
public static class RuleWords
{
    /// <summary>Heading of the kind.</summary>
    public static Sentence Title(Rule rule) => Told(rule).Title;

    /// <summary>Where the rule stands among the others.</summary>
    public static RuleGroup Group(Rule rule) => Told(rule).Group;

    /// <summary>The main values in one sentence.</summary>
    public static Sentence Of(Rule rule) => Told(rule).Says;

    public static Sentence Of(RuleGroup group) => group switch
    {
        RuleGroup.Period => new("期間と精算", "Periods and settlement"),
        RuleGroup.Quantity => new("水量と戸数", "Quantity and dwellings"),
        RuleGroup.Relief => new("減免・手数料", "Reliefs and fees"),
        RuleGroup.Reading => new("検針と認定", "Readings and estimates"),
        RuleGroup.Procedure => new("窓口の手続", "Procedures at the counter"),
        RuleGroup.Dunning => new("滞納整理", "Arrears"),
        RuleGroup.Gate => new("検針値の確認", "Gate"),
        RuleGroup.Money => new("収納と延滞", "Money and delay"),
        _ => new("請求", "Billing"),
    };

    public static Sentence Of(Service service) => service == Service.Water ? new("水道", "Water") : new("下水道", "Sewer");

    /// <summary>経過措置 in words.</summary>
    public static Sentence Of(AppliesFrom from)
    {
        var continuing = from.OddMonth == from.EvenMonth
            ? new Sentence($"調定 {from.OddMonth} から", $"from the bills of {from.OddMonth}")
            : new($"奇数月検針は調定 {from.OddMonth} から、偶数月検針は {from.EvenMonth} から", $"from {from.OddMonth} where read in odd months, from {from.EvenMonth} where read in even months");
        return from.NewUsers is { } day
            ? new($"経過措置: {Day(day)} 以後の使用開始は直ちに、継続使用は{continuing.Ja}", $"transition: use begun on {Day(day)} or later at once, continuing use {continuing.En}")
            : new($"経過措置: {continuing.Ja}", $"transition: {continuing.En}");
    }

    private static (RuleGroup Group, Sentence Title, Sentence Says) Told(Rule rule) => rule switch
    {
        TariffChoiceRule r => (RuleGroup.Period, new("料金表の選び方", "Choice of the table"), GeneralWords.TariffChoice(r)),
        PartPeriodRule r => (RuleGroup.Period, new("使用開始・中止の期間", "Start and stop"), PeriodWords.PartPeriod(r)),
        StopJoinsMonthBeforeRule r => (RuleGroup.Period, new("月の途中の中止", "Stop inside a month"), PeriodWords.StopJoins(r)),
        SettlementRule r => (RuleGroup.Period, new("認定・概算の精算", "Settlement"), PeriodWords.Settlement(r)),
        ProvisionalRule r => (RuleGroup.Reading, new("検針しない月", "Months without a reading"), PeriodWords.Provisional(r)),
        BillingCycleRule r => (RuleGroup.Billing, new("請求月", "Month of billing"), PeriodWords.BillingCycle(r)),
        DwellingsRule r => (RuleGroup.Quantity, new("共同住宅", "Dwellings"), QuantityWords.Dwellings(r)),
        MixedUseRule r => (RuleGroup.Quantity, new("併用", "Mixed use"), QuantityWords.MixedUse(r)),
        SewerVolumeRule r => (RuleGroup.Quantity, new("井戸水の汚水量", "Well water"), QuantityWords.SewerVolume(r)),
        SewerReductionRule r => (RuleGroup.Quantity, new("減量認定", "Water that does not reach the sewer"), QuantityWords.SewerReduction(r)),
        QualitySurchargeRule r => (RuleGroup.Quantity, new("水質使用料", "Quality surcharge"), QuantityWords.QualitySurcharge(r)),
        LeakReliefRule r => (RuleGroup.Relief, new("漏水減免", "Leak relief"), ReliefWords.Leak(r)),
        ReliefRule r => (RuleGroup.Relief, new("減免", "Relief"), ReliefWords.Relief(r)),
        FeeRule r => (RuleGroup.Relief, new("手数料・加入金・割引", "Fee or discount"), ReliefWords.Fee(r)),
        RollOverRule r => (RuleGroup.Reading, new("指針の一周", "Roll-over"), GeneralWords.RollOver(r)),
        EstimateRule r => (RuleGroup.Reading, new("認定水量", "Estimate"), GeneralWords.Estimate(r)),
        GateAgainstRule r => (RuleGroup.Gate, new("過去との比較", "Against the past"), GateWords.Against(r)),
        GateZeroRule r => (RuleGroup.Gate, new("使用なし", "No usage"), GateWords.Zero(r)),
        GateNegativeRule => (RuleGroup.Gate, new("指針の減少", "Smaller value"), GateWords.Negative),
        GateMeterCapacityRule r => (RuleGroup.Gate, new("メーターの能力", "Meter capacity"), GateWords.Capacity(r)),
        GateMeterSizeRule => (RuleGroup.Gate, new("口径の相違", "Meter size"), GateWords.MeterSize),
        GateParentChildRule => (RuleGroup.Gate, new("親子メーター", "Parent and child meter"), GateWords.ParentChild),
        GateShortPeriodRule r => (RuleGroup.Gate, new("短い期間", "Short period"), GateWords.ShortPeriod(r)),
        GateSecondPersonRule r => (RuleGroup.Gate, new("二人目の確認", "Second person"), GateWords.SecondPerson(r)),
        ProcedureRule r => (RuleGroup.Procedure, new("手続の期間など", "Numbers of procedures"), ProcedureKinds.Told(r)),
        ProcedureFeeRule r => (RuleGroup.Procedure, new("手続の手数料", "Fees of procedures"), ProcedureKinds.Told(r)),
        StoreSlipRule r => (RuleGroup.Billing, new("納付書のバーコード", "Barcode of slips"), ChannelKinds.Told(r)),
        DirectDebitRule r => (RuleGroup.Billing, new("口座振替の契約", "Direct debit"), ChannelKinds.Told(r)),
        ChannelsRule r => (RuleGroup.Billing, new("収納の方法", "Channels"), ChannelKinds.Told(r)),
        DunningStepRule r => (RuleGroup.Dunning, new("滞納整理の手順", "Steps against arrears"), DunningKinds.Told(r)),
        DunningTermsRule r => (RuleGroup.Dunning, new("滞納整理の定め", "Terms of arrears"), DunningKinds.Told(r)),
        DueDateRule r => (RuleGroup.Billing, new("納期限", "Due date"), GeneralWords.DueDate(r)),
        LateChargeRule r => (RuleGroup.Money, new("延滞金・遅延損害金", "Late charge"), MoneyWords.LateCharge(r)),
        LateChargeWaiverRule r => (RuleGroup.Money, new("延滞金の減免", "Waiver of late charges"), MoneyWords.Waiver(r)),
        RefundInterestRule r => (RuleGroup.Money, r.For == RefundBase.Overpayment ? new("還付加算金", "Interest on refunds") : new("返還金(時効後)", "Repayment after limitation"), MoneyWords.RefundInterest(r)),
        AllocationRule r => (RuleGroup.Money, new("充当の順序", "Order of allocation"), MoneyWords.Allocation(r)),
        ConcessionRule r => (RuleGroup.Money, new("運営権者の利用料金", "The operator's share"), MoneyWords.Concession(r)),
        BillingCostRule r => (RuleGroup.Money, new("徴収事務負担金", "Share of billing cost"), MoneyWords.BillingCost(r)),
        BadDebtRule r => (RuleGroup.Money, new("貸倒引当率", "Allowance for bad debts"), MoneyWords.BadDebt(r)),
        CashDrawerRule r => (RuleGroup.Money, new("現金箱", "Cash drawer"), MoneyWords.CashDrawer(r)),
        InvoiceRule r => (RuleGroup.Billing, new("適格請求書", "Invoice"), GeneralWords.Invoice(r)),
        _ => throw new InvalidOperationException($"{rule.GetType().Name} has no words"),
    };

    internal static string Day(NodaTime.LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    internal static string Number(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>A share of 0–1 as percent.</summary>
    internal static string Percent(decimal share) => $"{Number(share * 100m)}%";

    /// <summary>A share that no decimal may hold.</summary>
    internal static string Percent(Fraction share) => 10_000 * share.Numerator % share.Denominator == 0 ? Percent(share.Times(1m)) : $"{share.Numerator}/{share.Denominator}";

    internal static Sentence? If(bool holds, string ja, string en) => holds ? new Sentence(ja, en) : null;

    /// <summary>Parts that are there, one after the other.</summary>
    internal static Sentence Join(params IEnumerable<Sentence?> parts)
    {
        var there = parts.OfType<Sentence>().ToList();
        return new(string.Join("、", there.Select(part => part.Ja)), string.Join("; ", there.Select(part => part.En)));
    }

    /// <summary>Only these use classes; null = all.</summary>
    internal static Sentence? Only(IReadOnlyList<string> useClasses)
    {
        var list = string.Join("・", useClasses);
        return If(useClasses.Count > 0, $"用途 {list} のみ", $"only {list}");
    }
}

/// <summary>Groups in which rules are shown, in this order.</summary>
public enum RuleGroup : byte
{
    /// <summary>Table, months and settlement of a period.</summary>
    Period,

    /// <summary>What is charged for.</summary>
    Quantity,

    /// <summary>What is taken off or added.</summary>
    Relief,

    /// <summary>How meters are read and estimated.</summary>
    Reading,

    /// <summary>What holds a reading.</summary>
    Gate,

    /// <summary>Bills and their dates.</summary>
    Billing,

    /// <summary>What comes of money that is late, early or too much.</summary>
    Money,

    /// <summary>Numbers and fees of requests.</summary>
    Procedure,

    /// <summary>What follows when a claim is not paid.</summary>
    Dunning,
}
