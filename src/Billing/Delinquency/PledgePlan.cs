using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>The plan of a pledge, what must be paid before it, and how it is broken. Pure.</summary>
public static class PledgePlan
{
    /// <exception cref="BusinessRuleException"><c>pledge.plan</c>, <c>pledge.months</c>.</exception>
    public static IReadOnlyList<(LocalDate DueOn, Money Amount)> Of(Money total, LocalDate firstOn, int parts, LocalDate today, DunningTermsRule terms)
    {
        if (parts < 1 || parts > total.Yen || firstOn < today)
        {
            throw new BusinessRuleException(
                "pledge.plan",
                "初回は今日以後の日、回数は1回以上で、1回が1円以上になるように入力してください。",
                "The first part falls on today or later, and each part must be a yen at least.");
        }

        var last = firstOn.PlusMonths(parts - 1);
        if (last > today.PlusMonths(terms.PledgeMonths))
        {
            throw new BusinessRuleException(
                "pledge.months",
                $"最後の納期 {last:uuuu-MM-dd} が{terms.PledgeMonths}か月を超えます。{today.PlusMonths(terms.PledgeMonths):uuuu-MM-dd} までに納め終わる回数にしてください。",
                $"The last part, {last:uuuu-MM-dd}, lies beyond {terms.PledgeMonths} months: it must be paid by {today.PlusMonths(terms.PledgeMonths):uuuu-MM-dd}.");
        }

        var each = total.Yen / parts;
        return [.. Enumerable.Range(0, parts).Select(i => (firstOn.PlusMonths(i), new Money(i == 0 ? total.Yen - (each * (parts - 1)) : each)))];
    }

    /// <summary>What had been asked for by the steps of the case, and what of it is paid.</summary>
    public static (Money Asked, Money Paid) Progress(CaseFile file)
    {
        var asked = file.Steps.Where(s => s.Step.Name is not null && file.Stands(s.Step)).SelectMany(s => s.Claims).GroupBy(c => c.ClaimId).ToDictionary(g => g.Key, g => g.Max(c => c.Owed.Yen));
        foreach (var debt in file.Debts)
        {
            asked[debt.Claim.Id] = Math.Max(asked.GetValueOrDefault(debt.Claim.Id), debt.Owed.Yen);
        }

        var total = new Money(asked.Values.Sum());
        return (total, total - file.Owed);
    }

    /// <exception cref="BusinessRuleException"><c>pledge.share</c>.</exception>
    public static void RequireShare(CaseFile file, DunningTermsRule terms)
    {
        var (asked, paid) = Progress(file);
        var least = new Money((long)Math.Ceiling(terms.PledgeShare.Times(asked.Yen)));
        if (paid < least)
        {
            throw new BusinessRuleException(
                "pledge.share",
                $"分納には先に{least}円の納付が必要です(滞納{asked}円の{terms.PledgeShare.Numerator}/{terms.PledgeShare.Denominator})。納付済み {paid}円、あと{least - paid}円です。",
                $"{least} of the {asked} yen must be paid before instalments are taken; {paid} are, {least - paid} more are needed.");
        }
    }

    /// <summary>How a pledge is broken today; null where it is kept.</summary>
    public static Sentence? Breach(CaseFile file)
    {
        if (file.Pledge is not { } standing)
        {
            return null;
        }

        var grace = file.Terms?.PledgeGraceDays ?? 0;
        var due = new Money(standing.Instalments.Where(i => i.DueOn.PlusDays(grace) < file.Today).Sum(i => i.Amount.Yen));
        if (standing.Paid < due)
        {
            return new Sentence($"分納不履行: 納付すべき {due}円のうち {standing.Paid}円", $"Pledge broken: {standing.Paid} of {due} yen paid");
        }

        return file.Terms?.PledgeNeedsCurrent == true && file.Debts.FirstOrDefault(d => !standing.Claims.Contains(d.Claim.Id) && !d.IsFee && d.Claim.DueOn.PlusDays(grace) < file.Today) is { } current
            ? new Sentence($"分納不履行: 納期限 {current.Claim.DueOn:uuuu-MM-dd} の現年分が未納", $"Pledge broken: the bill due on {current.Claim.DueOn:uuuu-MM-dd} is not paid")
            : null;
    }
}
