using Billing.Collection;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.Metering;
using Billing.Nights;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>A supply being given up: last day, last value, settlement with both services, refund, letters, closing of the tap. Used wherever a contract ends.</summary>
internal sealed record Leaving(RequestFile File, SupplyPlace Place, LocalDate LastDay, FormValues Values, Plan Plan)
{
    /// <summary>A value of each register that is known already; null = they are typed.</summary>
    public IReadOnlyList<int>? Known { get; init; }

    /// <summary>納期限 of the last bill to be made, as foreseen; null = none is made now.</summary>
    public LocalDate? LastDue { get; private set; }

    /// <summary>Whether the last bill waits until somebody has looked at its reading.</summary>
    public bool IsHeld { get; private set; }

    private Office Office => File.Office;

    private Contract Contract => File.Contract!;

    private Meter? Meter => Place.Meter;

    /// <summary>Refuses a contract that has ended meanwhile, and a day that it cannot end on.</summary>
    /// <param name="field">The field of the last day.</param>
    /// <param name="ended">Whether the request itself ended it before.</param>
    public void Check(string field, bool ended = false)
    {
        if (!ended && Contract.To is { } to)
        {
            Values.Refuse(field, $"契約 {Contract.Number} は {to:uuuu-MM-dd} で既に中止されています。画面を開き直して確かめてください。", $"Contract {Contract.Number} has ended on {to:uuuu-MM-dd} already. Open the page again and look.");
        }
        else if (LastDay < Contract.From)
        {
            Values.Refuse(field, $"最終使用日は使用開始日 {Contract.From:uuuu-MM-dd} 以後の日にしてください。", $"The last day cannot be before the first day of use, {Contract.From:uuuu-MM-dd}.");
        }
    }

    /// <summary>Ends the contract, to be read in the field; the settlement follows.</summary>
    public void AddOrder(bool close)
    {
        Plan.Add(new EndContract(Contract.Id, Contract.Number, LastDay));
        var day = DayLimits.InField(Office, LastDay);
        Plan.Add(new OrderFieldWork(FieldTask.ReadMeter, Contract.ServicePointId, day, null));
        if (close)
        {
            Plan.Add(new OrderFieldWork(FieldTask.CloseTap, Contract.ServicePointId, day, null));
        }
    }

    /// <summary>Ends the contract and settles it.</summary>
    /// <param name="field">The field of the last day; null = the contract ended before.</param>
    public void AddEnd(string? field)
    {
        if (LastDay > Office.Today && field is not null)
        {
            Values.Refuse(field, "最終使用日がまだ来ていません。「現場で検針してから精算する」で受け付けてください。", "The last day has not come yet: choose to have the meter read on the spot.");
            return;
        }

        if (Contract.To != LastDay)
        {
            Plan.Add(new EndContract(Contract.Id, Contract.Number, LastDay));
        }

        AddSettlement(field ?? "");
    }

    /// <summary>還付先口座, 転居先, 最終料金の支払方法, as typed.</summary>
    public void AddAfterwards(long userId)
    {
        if (RefundFields.Account(Values) is { } account)
        {
            Plan.Add(account(userId, Office.Today));
        }

        if (Values.Text("forwarding") is not null || Values.Text("forwardPhone") is not null)
        {
            Plan.Add(new ForwardLetters(userId, Values.Text("forwarding"), Values.Text("forwardPhone")));
        }

        if (Values.Word<PaymentMethod>("finalPayment") is { } method && method != File.Terms?.PaymentMethod)
        {
            Plan.Add(new PayLastBillBy(Contract.Id, LastDay, method));
        }
    }

    public void WarnOfDebts()
    {
        var owed = OwedClaim.OfContract(Office.Db, Contract.Id);
        if (owed.Count > 0)
        {
            Plan.Warn($"この契約には未納が {owed.Count}件 {new Money(owed.Sum(c => c.Owed.Yen))}円 あります。", $"{owed.Count} claims of {new Money(owed.Sum(c => c.Owed.Yen))} yen are still owed on this contract.");
        }
    }

    private void AddSettlement(string dayField)
    {
        if (Reading() is not { } reading)
        {
            return;
        }

        try
        {
            var foreseen = new FinalSettlement(Office.Database, Office.Book)
                .Foresee(Office.Db, Contract, LastDay, SettleContract.Reading(reading.Indexes, reading.Unread), Office.Today);
            Add(foreseen, reading);
        }
        catch (BusinessRuleException refusal)
        {
            var field = refusal.Code is "settlement.future" or "settlement.before-start" or "settlement.billed-beyond" or "settlement.done" or "settlement.night-at-work" ? dayField : Meter is null ? dayField : LeavingFields.Index;
            Values.Refuse(field, refusal.Said);
        }
    }

    private void Add(SettlementDraft foreseen, (IReadOnlyList<int> Indexes, string? Unread) reading)
    {
        var reason = Values.Text(LeavingFields.Reason);
        var releases = Office.Roles.Contains(Roles.SeniorClerk) || Office.Roles.Contains(Roles.BillingOperator);
        foreach (var finding in foreseen.Findings)
        {
            Plan.Warn(finding.Said.Ja, finding.Said.En);
        }

        if (foreseen.Findings.Count > 0 && reason is null)
        {
            Values.Refuse(LeavingFields.Reason, $"{foreseen.Findings[0].Said.Ja} 指針が正しければ、理由を入力してください。", $"{foreseen.Findings[0].Said.En} If the value is right, say why.");
        }

        if (foreseen.Findings.Count > 0 && releases && foreseen.NeedsSecondPerson)
        {
            Plan.Warn("金額が大きいため、別の職員が確認するまで調定されません。", "The amount is large: it is not billed until a second person has confirmed it.");
        }

        IsHeld = foreseen.Findings.Count > 0 && (!releases || foreseen.NeedsSecondPerson);
        LastDue = foreseen.Bills.SelectMany(b => b.DueOn).Select(d => (LocalDate?)d).Max();
        Plan.Add(new SettleContract(
            Contract.Id, LastDay, reading.Indexes, reading.Unread, Sum(foreseen, Service.Water), Sum(foreseen, Service.Sewer), foreseen.Usages.Count == 0 ? null : foreseen.Usages.Sum(u => u.CubicMetres.Value))
        {
            FindingsReason = foreseen.Findings.Count > 0 ? reason ?? "" : null,
            Releases = releases,
        });
        if (foreseen.Total < Money.Zero && Values.Text("refundBank") is null)
        {
            Plan.Warn($"{new Money(-foreseen.Total.Yen)}円を還付します。還付先口座を聞いてください。", $"{new Money(-foreseen.Total.Yen)} yen are to be refunded: ask for an account.");
        }
    }

    /// <summary>What was typed of the last value; null = it is missing or wrong, which is said beside its field.</summary>
    private (IReadOnlyList<int> Indexes, string? Unread)? Reading()
    {
        if (Meter is not { } meter)
        {
            return ([], null);
        }

        if (Known is { } known)
        {
            return (known, null);
        }

        if (Values.Text(LeavingFields.Unread) is { } unread)
        {
            return ([], unread);
        }

        if (IndexFields.Read(Values, LeavingFields.Index, meter) is { } indexes)
        {
            return (indexes, null);
        }

        if (Values.AreRight)
        {
            Values.Refuse(LeavingFields.Index, "最終の指針を入力してください。読めないときは、その理由を入力すると認定します。", "Enter the last value. If it cannot be read, say why, and it is estimated.");
        }

        return null;
    }

    private static Money Sum(SettlementDraft foreseen, Service service) =>
        new(foreseen.Bills.SelectMany(b => b.Draft.Parts).Where(p => p.Service == service).Sum(p => p.Charged.Yen));
}
