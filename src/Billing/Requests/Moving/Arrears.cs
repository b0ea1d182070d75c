using Billing.Collection;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>未納 of a person who asks for water: told, and refused where the supply could be stopped for it (水道法15条3項; limits are the utility's own numbers).</summary>
internal static class Arrears
{
    /// <summary>Likely the same person (<see cref="SamePersonHit.Certainty"/>): what they owe is told.</summary>
    private const int Likely = 2;

    /// <summary>Almost certainly: what they owe counts until somebody has looked.</summary>
    private const int AlmostCertain = 3;

    /// <summary>Checks the person under all their customer numbers, and whoever is likely the same person under a number that is not merged yet.</summary>
    /// <param name="known">Null = somebody who is to be entered anew; they are compared with the books by what was typed.</param>
    /// <param name="field">Where the person was typed.</param>
    public static async Task Check(Office office, Customer? known, string field, FormValues values, Plan plan)
    {
        var alike = known is null ? await SamePeople.Warn(office, values, plan) : await SamePerson.Suggest(office.Db, PersonCandidate.Of(known), office.Today);
        if (known is not null)
        {
            await CheckKnown(office, known, field, values, plan);
        }

        foreach (var hit in alike.Where(h => h.Certainty >= Likely))
        {
            await CheckLikely(office, hit, field, values, plan);
        }
    }

    private static async Task CheckKnown(Office office, Customer person, string field, FormValues values, Plan plan)
    {
        if (await Late(office, person.Id) is not { } late)
        {
            return;
        }

        var (ja, en) = late.Told(person.Name);
        if (!IsStopWorthy(office, late))
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

    private static async Task CheckLikely(Office office, SamePersonHit hit, string field, FormValues values, Plan plan)
    {
        if (await Late(office, hit.CustomerId) is not { } late)
        {
            return;
        }

        var (ja, en) = late.Told($"{hit.Number} {hit.Name}");
        if (hit.Certainty < AlmostCertain || !IsStopWorthy(office, late) || office.Roles.Contains(Roles.SeniorClerk))
        {
            plan.Warn($"{ja}同じ方か確かめてください({hit.Reason.Ja})", $"{en} Ask whether it is the same person. {hit.Reason.En}");
        }
        else
        {
            values.Refuse(
                field,
                $"{ja}給水停止の基準に当たります。{hit.Reason.Ja}同じ方ならお客様番号 {hit.Number} で受け付け、別の方なら責任者が受け付けてください。",
                $"{en} The supply could be stopped for it. {hit.Reason.En} If it is the same person, receive it under number {hit.Number}; if not, a senior clerk receives it.");
        }
    }

    private static async Task<LateDebt?> Late(Office office, long customerId)
    {
        var late = DebtTakeover.OwedBy(office.Db, await MergedCustomers.Ids(office.Db, customerId)).Where(c => c.Claim.DueOn < office.Today).ToList();
        return late.Count == 0 ? null : new LateDebt(
            late.Count, new Money(late.Sum(c => c.Owed.Yen)), late[0].Claim.DueOn, Period.Between(late[0].Claim.DueOn, office.Today, PeriodUnits.Months).Months);
    }

    /// <summary>Both limits must be reached; a utility that sets neither never refuses.</summary>
    private static bool IsStopWorthy(Office office, LateDebt late)
    {
        var (least, since) = (office.Limit(RequestKind.Start, "refuseFromYen"), office.Limit(RequestKind.Start, "refuseFromMonths"));
        return (least is not null || since is not null) && late.Yen.Yen >= (least ?? 0) && late.Months >= (since ?? 0);
    }

    private sealed record LateDebt(int Claims, Money Yen, LocalDate Oldest, int Months)
    {
        public (string Ja, string En) Told(string who) => (
            $"{who} には納期限を過ぎた未納が {Claims}件 {Yen}円 あります(最も古い納期限 {Oldest:uuuu-MM-dd}、{Months}か月前)。",
            $"{who} owes {Yen} yen on {Claims} claims past their due date, the oldest since {Oldest:uuuu-MM-dd} ({Months} months).");
    }
}
