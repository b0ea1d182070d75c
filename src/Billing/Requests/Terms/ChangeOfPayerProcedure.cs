using Billing.Collection;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Terms;

/// <summary>納付者変更: somebody else pays from a day on. Bills made already stay with whom they were made for; a mandate never passes to another payer.</summary>
public sealed class ChangeOfPayerProcedure : Procedure
{
    private const string User = "user";
    private const string Known = "known";
    private const string Fresh = "new";

    public override RequestKind Kind => RequestKind.ChangeOfPayer;

    public override RequestSubject Subject => RequestSubject.Contract;

    public override IReadOnlyList<DocumentNeed> Documents { get; } = [new("consent", new("新しい納付者の同意書", "Consent of the new payer"), IsNeeded: false)];

    public override Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        FieldCondition isNew = new("who", Fresh), other = new("who", Known, Fresh);
        return Task.FromResult<IReadOnlyList<FormGroup>>(
        [
            new(new("新しい納付者", "The new payer"),
                new FormField("who", FieldType.Choice, new("納付者", "Payer")) { IsNeeded = true, Default = Fresh, Choices = [new(User, new("使用者本人", "The user")), new(Known, new("登録のあるお客様", "A customer known already")), new(Fresh, new("新しく登録する", "Somebody new"))] },
                new FormField("customer", FieldType.Customer, new("お客様番号", "Customer number")) { IsNeeded = true, MaxLength = 20, OnlyIf = new("who", Known) },
                new FormField("name", FieldType.Text, new("氏名・名称", "Name")) { IsNeeded = true, MaxLength = 60, OnlyIf = isNew },
                new FormField("kana", FieldType.Kana, new("フリガナ", "Kana")) { IsNeeded = true, MaxLength = 80, OnlyIf = isNew },
                new FormField("phone", FieldType.Telephone, new("電話番号", "Telephone")) { MaxLength = 20, OnlyIf = isNew },
                new FormField("isBody", FieldType.Flag, new("法人・団体", "A body")) { OnlyIf = isNew },
                new FormField("mailing", FieldType.Text, new("納付書などの送付先", "Where letters go")) { MaxLength = 120, OnlyIf = other, Hint = new("使用場所と違うときだけ。", "Only where it is not the place.") }),
            new(new("変更", "Change"), new FormField("from", FieldType.Day, new("変更日", "From")) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}" }),
        ]);
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var payer = await Payer(file, values);
        if (await TermsChange.From(file, values, "from") is not { } change || !values.AreRight)
        {
            return;
        }

        if (change.InTheWay.Count > 0)
        {
            change.RefuseForBills(values, "from", "調定済みの分は今の納付者に納めてもらってください。", "leave what is billed with the payer of that time.");
        }

        if (payer?.Id == change.Before.PayerId)
        {
            values.Refuse("who", "今の納付者と同じです。", "That is the payer already.");
        }

        if (values.AreRight && trigger == Triggers.Complete)
        {
            await Add(file, values, change, payer, plan);
        }
    }

    private static async Task Add(RequestFile file, FormValues values, TermsChange change, Customer? payer, Plan plan)
    {
        var from = values.Day("from")!.Value;
        if (payer is null)
        {
            plan.Add(new EnterCustomer(values.Needed("name"), values.Needed("kana"), values.Text("phone"), values.Text("mailing"), values.Flag("isBody")));
        }
        else if (values.Text("mailing") is { } mailing)
        {
            plan.Add(new ChangeMailingAddress(payer.Id, payer.Name, mailing));
        }

        var said = TermsSaid.Of(change.Before) with { PayerId = payer?.Id ?? 0 };
        foreach (var mandate in await Mandates.OfContract(file.Office.Db, file.Contract!.Id, from))
        {
            plan.Add(EndMandate.Of(mandate, from.PlusDays(-1)));
        }

        if (said.PaymentMethod != PaymentMethod.Slip)
        {
            said = said with { PaymentMethod = PaymentMethod.Slip };
            plan.Warn("口座振替・クレジットカードは新しい納付者に引き継がれません。納付書払いになります。口座振替にするときは、新しい納付者の依頼書を受け付けてください。", "Direct debit and credit card do not pass to the new payer, who pays by slip: take a mandate from the new payer for direct debit.");
        }

        var name = payer?.Name ?? values.Needed("name");
        plan.Add(new ChangeTerms(file.Contract.Id, from, said, $"納付者を{name}に変えます", $"{name} pays"));
    }

    private static async Task<Customer?> Payer(RequestFile file, FormValues values)
    {
        if (values.Text("who") == User)
        {
            return file.User;
        }

        if (values.Text("who") != Known || values.Text("customer") is not { } number)
        {
            return null;
        }

        var payer = await file.Office.Db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Number == number);
        if (payer is null)
        {
            values.Refuse("customer", $"お客様番号 {number} はありません。", $"There is no customer {number}.");
        }

        return payer;
    }
}
