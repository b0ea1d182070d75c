using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>Kinds of rules about money after the bill: late charges, the order of allocation, interest on refunds, the operator's share, the allowance for bad debts.</summary>
internal static class MoneyKinds
{
    private static readonly Dictionary<string, RateSource> Sources = new() { ["taxStyle"] = RateSource.TaxStyle, ["civil"] = RateSource.Civil, ["own"] = RateSource.Own };
    private static readonly Dictionary<string, LateChargeMoment> Moments = new() { ["paidInFull"] = LateChargeMoment.PaidInFull, ["eachPayment"] = LateChargeMoment.EachPayment };
    private static readonly Dictionary<string, RefundBase> Refunds = new() { ["overpayment"] = RefundBase.Overpayment, ["timeBarred"] = RefundBase.TimeBarred };
    private static readonly Dictionary<string, WaiverGround> Grounds = new()
    {
        ["disaster"] = WaiverGround.Disaster,
        ["theft"] = WaiverGround.Theft,
        ["illness"] = WaiverGround.Illness,
        ["loss"] = WaiverGround.Loss,
        ["hardship"] = WaiverGround.Hardship,
        ["ourFault"] = WaiverGround.OurFault,
        ["unavoidable"] = WaiverGround.Unavoidable,
    };

    private static readonly Dictionary<string, AllocationOrder> Orders = new()
    {
        ["costChargePrincipal"] = AllocationOrder.CostChargePrincipal,
        ["costPrincipalCharge"] = AllocationOrder.CostPrincipalCharge,
        ["principalCostCharge"] = AllocationOrder.PrincipalCostCharge,
        ["principalChargeCost"] = AllocationOrder.PrincipalChargeCost,
    };

    private static readonly Dictionary<string, AllocationThrough> Throughs = new() { ["kinds"] = AllocationThrough.Kinds, ["debts"] = AllocationThrough.Debts };
    private static readonly Dictionary<string, AllocationAcross> Acrosses = new() { ["oldest"] = AllocationAcross.Oldest, ["water"] = AllocationAcross.Water, ["sewer"] = AllocationAcross.Sewer };
    private static readonly Dictionary<string, ConcessionBasis> Bases = new() { ["collected"] = ConcessionBasis.Collected, ["fixed"] = ConcessionBasis.Fixed };
    private static readonly Dictionary<string, ConcessionRounding> Roundings = new() { ["movement"] = ConcessionRounding.Movement, ["claim"] = ConcessionRounding.Claim, ["month"] = ConcessionRounding.Month };
    private static readonly Dictionary<string, BillingCostMethod> Costs = new() { ["perBill"] = BillingCostMethod.PerBill, ["percentOfCollected"] = BillingCostMethod.PercentOfCollected, ["yenPerMonth"] = BillingCostMethod.YenPerMonth };

    public static readonly Dictionary<string, RuleKind> All = new()
    {
        ["lateCharge"] = new(typeof(LateChargeRule), false, (j, h) => RuleKinds.Headed(LateCharge(j), h)) { Scope = RuleScope.Bill },
        ["lateChargeWaiver"] = new(typeof(LateChargeWaiverRule), false, (j, h) => RuleKinds.Headed(Waiver(j), h)) { Scope = RuleScope.Bill },
        ["refundInterest"] = new(typeof(RefundInterestRule), false, (j, h) => RuleKinds.Headed(RefundInterest(j), h)) { Scope = RuleScope.Bill },
        ["allocation"] = new(typeof(AllocationRule), true, (j, h) => RuleKinds.Headed(Allocation(j), h)) { Scope = RuleScope.Bill },
        ["concession"] = new(typeof(ConcessionRule), false, (j, h) => RuleKinds.Headed(Concession(j), h)) { Scope = RuleScope.Bill },
        ["billingCost"] = new(typeof(BillingCostRule), false, (j, h) => RuleKinds.Headed(BillingCost(j), h)) { Scope = RuleScope.Bill },
        ["cashDrawer"] = new(typeof(CashDrawerRule), false, (j, h) => RuleKinds.Headed(new CashDrawerRule { Id = "", From = default, Citation = "", StartingFloat = j.Whole("float", 0, 10_000_000, required: false) ?? 0 }, h)) { Scope = RuleScope.Reading },
        ["badDebtAllowance"] = new(typeof(BadDebtRule), true, (j, h) => RuleKinds.Headed(BadDebt(j), h)) { Scope = RuleScope.Bill },
    };

    private static LateChargeRule LateCharge(CheckedJson node)
    {
        var rates = node.Word("rates", Sources);
        return new LateChargeRule
        {
            Id = "",
            From = default,
            Citation = "",
            Rates = rates ?? default,
            FirstMonth = Own(node, "firstMonth", rates),
            After = Own(node, "after", rates),
            BaseFloor = node.Whole("baseFloor", 1, 1_000_000) ?? 1,
            LeastBase = node.Whole("leastBase", 0, 1_000_000) ?? 0,
            LeastResult = node.Whole("leastResult", 0, 1_000_000) ?? 0,
            ResultFloor = node.Whole("resultFloor", 1, 1_000_000) ?? 1,
            When = node.Word("when", Moments) ?? default,
            DueDays = node.Whole("dueDays", 0, 365) ?? 0,
        };
    }

    private static LateChargeWaiverRule Waiver(CheckedJson node)
    {
        var named = node.Remarks("grounds") ?? [];
        RuleKinds.RefuseRepeated(node, "grounds", named);
        if (named.Count == 0 || named.Any(ground => !Grounds.ContainsKey(ground)))
        {
            node.Fault("grounds", $"使えるのは {string.Join(", ", Grounds.Keys)} です。", $"must name some of {string.Join(", ", Grounds.Keys)}");
            named = [];
        }

        return new LateChargeWaiverRule { Id = "", From = default, Citation = "", Grounds = [.. named.Select(ground => Grounds[ground])], SecondPersonFrom = new Money(node.Whole("secondPersonFrom", 0, 100_000_000) ?? 0) };
    }

    private static RefundInterestRule RefundInterest(CheckedJson node)
    {
        var rates = node.Word("rates", Sources);
        return new RefundInterestRule
        {
            Id = "",
            From = default,
            Citation = "",
            For = node.Word("for", Refunds) ?? default,
            Rates = rates ?? default,
            Percent = Own(node, "percent", rates),
            BaseFloor = node.Whole("baseFloor", 1, 1_000_000) ?? 1,
            LeastBase = node.Whole("leastBase", 0, 1_000_000) ?? 0,
            LeastResult = node.Whole("leastResult", 0, 1_000_000) ?? 0,
            ResultFloor = node.Whole("resultFloor", 1, 1_000_000) ?? 1,
            Years = node.Whole("years", 1, 30) ?? 1,
        };
    }

    /// <summary>Percent that stand in the rule where it has its own rates, and nowhere else.</summary>
    private static decimal Own(CheckedJson node, string name, RateSource? rates)
    {
        if (rates is not null and not RateSource.Own && node.Has(name))
        {
            node.Fault(name, "rates が own のときだけ書けます。この項目を除いてください。", "has no effect unless rates is \"own\"; leave it out");
        }

        return node.Number(name, 0m, 100m, 4, required: rates == RateSource.Own) ?? 0m;
    }

    private static AllocationRule Allocation(CheckedJson node) => new()
    {
        Id = "",
        From = default,
        Citation = "",
        Order = node.Word("order", Orders) ?? default,
        Through = node.Word("through", Throughs) ?? default,
        Across = node.Word("across", Acrosses) ?? default,
    };

    private static ConcessionRule Concession(CheckedJson node)
    {
        RefuseUnlessSewer(node);
        var name = node.Child("operator");
        var rule = new ConcessionRule
        {
            Id = "",
            From = default,
            Citation = "",
            SharePercent = node.Number("sharePercent", 0m, 100m, 6) ?? 0m,
            Basis = node.Word("basis", Bases) ?? default,
            Each = node.Word("each", Roundings) ?? default,
            Round = node.Word("round", PartPeriodKinds.Modes) ?? default,
            Operator = new Sentence(name?.Text("ja") ?? "", name?.Text("en") ?? ""),
        };
        name?.RefuseUnknown();
        return rule;
    }

    private static BillingCostRule BillingCost(CheckedJson node)
    {
        RefuseUnlessSewer(node);
        return new BillingCostRule { Id = "", From = default, Citation = "", Method = node.Word("method", Costs) ?? default, Value = node.Number("value", 0m, 1_000_000_000m, 4) ?? 0m };
    }

    private static BadDebtRule BadDebt(CheckedJson node)
    {
        var bands = node.Children("bands", atLeast: 1).Select(band =>
        {
            var read = new BadDebtBand(band.Whole("months", 0, 240) ?? 0, band.Number("percent", 0m, 100m, 4) ?? 0m);
            band.RefuseUnknown();
            return read;
        }).ToList();
        if (bands.Count > 0 && (bands[0].Months != 0 || bands.Zip(bands.Skip(1)).Any(pair => pair.First.Months >= pair.Second.Months)))
        {
            node.Fault("bands", "months は 0 から始まり、順に大きくなければなりません。", "must begin at months 0 and ascend");
        }

        return new BadDebtRule { Id = "", From = default, Citation = "", NotDuePercent = node.Number("notDuePercent", 0m, 100m, 4) ?? 0m, Bands = bands };
    }

    private static void RefuseUnlessSewer(CheckedJson node)
    {
        if (node.Text("service") is { } service && service != "sewer")
        {
            node.Fault("service", "下水道の規則です。sewer でなければなりません。", "must be \"sewer\": the rule is about the sewer's fees");
        }
    }
}
