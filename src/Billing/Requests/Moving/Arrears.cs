using Billing.Collection;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>未納 of a person who asks for water: told, and refused where the supply could be stopped for it (水道法15条3項; limits are the utility's own numbers).</summary>
internal static class Arrears
{
    /// <param name="field">Where the person was typed.</param>
    public static void Check(Office office, Customer person, string field, FormValues values, Plan plan)
    {
        var late = DebtTakeover.OwedBy(office.Db, person.Id).Where(c => c.Claim.DueOn < office.Today).ToList();
        if (late.Count == 0)
        {
            return;
        }

        var yen = new Money(late.Sum(c => c.Owed.Yen));
        var months = Period.Between(late[0].Claim.DueOn, office.Today, PeriodUnits.Months).Months;
        var (ja, en) = (
            $"{person.Name} には納期限を過ぎた未納が {late.Count}件 {yen}円 あります(最も古い納期限 {late[0].Claim.DueOn:uuuu-MM-dd}、{months}か月前)。",
            $"{person.Name} owes {yen} yen on {late.Count} claims past their due date, the oldest since {late[0].Claim.DueOn:uuuu-MM-dd} ({months} months).");
        if (!IsStopWorthy(office, yen, months))
        {
            plan.Warn($"{ja}納付を案内してください。", $"{en} Ask for payment.");
        }
        else if (office.Roles.Contains(Roles.SeniorClerk))
        {
            plan.Warn($"{ja}給水停止の基準に当たります。責任者の判断で開始します。", $"{en} The supply could be stopped for it; a senior clerk decides to open all the same.");
        }
        else
        {
            values.Refuse(field, $"{ja}給水停止の基準に当たるため、納付または分納の約束があるまで開始できません。責任者に相談してください。", $"{en} The supply could be stopped for it, so it is not opened before payment or a promise of it. Ask the senior clerk.");
        }
    }

    /// <summary>Both limits must be reached; a utility that sets neither never refuses.</summary>
    private static bool IsStopWorthy(Office office, Money yen, int months)
    {
        var (least, since) = (office.Limit(RequestKind.Start, "refuseFromYen"), office.Limit(RequestKind.Start, "refuseFromMonths"));
        return (least is not null || since is not null) && yen.Yen >= (least ?? 0) && months >= (since ?? 0);
    }
}
