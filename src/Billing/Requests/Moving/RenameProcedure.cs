using Billing.Collection;
using Billing.Kernel;
using Billing.Machines;
using Billing.Metering;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>
/// 名義変更. With the debts (相続・社名変更など) the contract goes on under another name, and the new user answers for what is owed; without them it is settled with the
/// former user on the day before, and another contract begins.
/// </summary>
public sealed class RenameProcedure : Procedure
{
    public override RequestKind Kind => RequestKind.Rename;

    public override RequestSubject Subject => RequestSubject.Contract;

    public override Machine<RequestFile> Machine => MovingMachines.Rename;

    public override IReadOnlyList<DocumentNeed> Documents { get; } =
    [
        new("consent", new("旧名義人の同意書または相続・合併を示す書類", "Consent of the former user, or proof of succession"), IsNeeded: false),
    ];

    public override async Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var place = await SupplyPlace.Read(file.Office, file.Contract!.ServicePointId);
        return
        [
            new(new("名義変更", "Change of name"),
                new FormField("debts", FieldType.Choice, new("未納の扱い", "What is owed"))
                {
                    IsNeeded = true,
                    Choices = [new("carry", new("新名義人が引き継ぐ(契約を続ける)", "the new user takes it over; the contract goes on")), new("settle", new("旧名義人で精算する(新しい契約)", "settled with the former user; a new contract"))],
                    Default = "carry",
                },
                Entering.FirstDay(file.Office.Today)),
            PersonFields.User(null),
            new(new("精算(旧名義人で精算するとき)", "Settlement, if with the former user"), [.. LeavingFields.Value(place.Meter, null).Select(f => f with { OnlyIf = new("debts", "settle") })]),
            new(new("請求", "Bills"), [PayerFields.Payment with { OnlyIf = new("debts", "settle") }, PayerFields.Mailing]),
            ApplicantFields.Group,
        ];
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var (office, contract, from) = (file.Office, file.Contract!, values.Day("from")!.Value);
        DayLimits.Check(office, Kind, "from", from, values);
        if (contract.To is { } to)
        {
            values.Refuse("from", $"契約 {contract.Number} は {to:uuuu-MM-dd} で中止されています。使用開始の届出を受け付けてください。", $"Contract {contract.Number} has ended on {to:uuuu-MM-dd}: receive a start instead.");
        }
        else if (from <= contract.From)
        {
            values.Refuse("from", $"新しい名義の初日は、使用開始日 {contract.From:uuuu-MM-dd} より後の日にしてください。", $"The first day under the new name must be after the first day of use, {contract.From:uuuu-MM-dd}.");
        }

        var user = await PersonFields.Find(office, values);
        if (user?.Id == contract.UserId)
        {
            values.Refuse("customer", "今の名義人と同じお客様です。", "That is the user already.");
        }

        if (values.AreRight)
        {
            await Arrears.Check(office, user, user is null ? "name" : "customer", values, plan);
        }

        if (!values.AreRight || trigger != Triggers.Complete)
        {
            return;
        }

        if (values.Text("debts") == "carry")
        {
            await Carry(file, user, values, plan, from);
        }
        else
        {
            await Settle(file, user, values, plan, from);
        }
    }

    private static async Task Carry(RequestFile file, Customer? user, FormValues values, Plan plan, LocalDate from)
    {
        var contract = file.Contract!;
        await RefuseIfBilled(file, values, from);
        var owed = OwedClaim.OfContract(file.Office.Db, contract.Id);
        PersonFields.Add(values, user, plan);
        plan.Add(new TakeOverContract(contract.Id, contract.Number, from, owed.Count, new Money(owed.Sum(c => c.Owed.Yen))));
        if (file.Terms?.PaymentMethod == PaymentMethod.DirectDebit)
        {
            plan.Warn("口座振替は旧名義人の届出によるものなので、納付書に変わります。引き続き口座振替を希望なら、新しい届出を受け付けてください。", "The direct debit was the former user's: it becomes a payment slip until a new mandate is received.");
        }

        if (file.Terms?.PayerId == contract.UserId)
        {
            (await Mandates.OfContract(file.Office.Db, contract.Id, from)).ForEach(m => plan.Add(EndMandate.Of(m, from.PlusDays(-1))));
        }
    }

    private static async Task Settle(RequestFile file, Customer? user, FormValues values, Plan plan, LocalDate from)
    {
        var (office, contract) = (file.Office, file.Contract!);
        var place = await SupplyPlace.Read(office, contract.ServicePointId);
        var leaving = new Leaving(file, place, from.PlusDays(-1), values, plan);
        leaving.WarnOfDebts();
        leaving.AddEnd("from");
        await LeavingMandates.End(leaving, []);
        PersonFields.Add(values, user, plan);
        var index = place.Meters.Count > 0 ? IndexFields.Read(values, LeavingFields.Index, place.Meters[0]) : null;
        var terms = file.Terms!;
        var next = new Entering(file, file.Point!, place, from, values, plan);
        var payment = values.Word<PaymentMethod>("payment") ?? PaymentMethod.Slip;
        if (payment == PaymentMethod.DirectDebit)
        {
            payment = PaymentMethod.Slip;
            plan.Warn("口座振替は、新名義人の口座振替依頼書を金融機関が確認してからです。それまでは納付書払いです。", "Direct debit begins when a bank has confirmed the new user's mandate; until then it is paid by slip.");
        }

        next.Add(user?.Name ?? values.Needed("name"), terms.WaterUseClass, terms.SewerUseClass, terms.Dwellings, payment, visit: false);
        for (short register = 0; register < (index?.Count ?? 0); register++)
        {
            plan.Add(new TakeReading(contract.ServicePointId, place.Meters[0].Id, register, from, index![register], ReadingKind.Opening));
        }
    }

    /// <summary>The former user's bills stay theirs: the new name begins after the last day billed.</summary>
    private static async Task RefuseIfBilled(RequestFile file, FormValues values, LocalDate from)
    {
        var id = file.Contract!.Id;
        if (await file.Office.Db.Usages.Where(u => u.ContractId == id && u.State != UsageState.Superseded).MaxAsync(u => (LocalDate?)u.PeriodTo) is { } billed && billed >= from)
        {
            values.Refuse("from", $"{billed:uuuu-MM-dd} まで旧名義で調定済みです。新しい名義の初日はその翌日以後にしてください。", $"It is billed under the former name until {billed:uuuu-MM-dd}: begin the new name after that day.");
        }
    }
}
