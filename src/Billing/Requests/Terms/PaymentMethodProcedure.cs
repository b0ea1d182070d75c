using Billing.Collection;
using Billing.Machines;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Terms;

/// <summary>支払方法変更: a new bank account (with the bank's confirmation), a mandate of another contract of the same payer, slips, or a card. What changes, changes from the next night.</summary>
public sealed class PaymentMethodProcedure : Procedure
{
    public const string Account = "account";
    private const string Carry = "carry";
    private const string Slip = "slip";
    private const string Card = "card";

    public override RequestKind Kind => RequestKind.PaymentMethod;

    public override RequestSubject Subject => RequestSubject.Contract;

    public override Machine<RequestFile> Machine => MandateMachine.Table;

    public override IReadOnlyList<DocumentNeed> Documents { get; } = [new(MandateMachine.Paper, new("口座振替依頼書", "Mandate form"), IsNeeded: false)];

    public override async Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var (db, today) = (file.Office.Db, file.Office.Today);
        var others = file.Terms is null ? [] : (await Mandates.OfPayer(db, file.Terms.PayerId, today)).FindAll(m => m.ContractId != file.Contract!.Id);
        FieldCondition account = new("what", Account);
        List<FieldChoice> what = [new(Account, new("口座振替にする(新しい口座)", "Direct debit from a new account"))];
        if (others.Count > 0)
        {
            what.Add(new(Carry, new("同じ納付者の別の契約の口座を引き継ぐ", "Carry over a mandate of the same payer")));
        }

        what.AddRange([new(Slip, new("納付書にする(口座振替をやめる)", "Payment slips (direct debit ends)")), new(Card, new("クレジットカードにする", "Credit card"))]);
        return
        [
            new(new("支払方法", "Payment"),
                new FormField("what", FieldType.Choice, new("変更後の支払方法", "The new way of paying")) { IsNeeded = true, Choices = what, Default = Account },
                new FormField("mandate", FieldType.Choice, new("引き継ぐ口座", "Mandate to carry over")) { IsNeeded = true, OnlyIf = new("what", Carry), Choices = [.. others.Select(m => new FieldChoice($"{m.Id}", m.Masked))] }),
            new(new("口座", "Account"),
                new FormField("scope", FieldType.Choice, new("対象", "For")) { IsNeeded = true, OnlyIf = account, Default = nameof(MandateScope.Both), Choices = [.. Enum.GetValues<MandateScope>().Select(s => new FieldChoice($"{s}", MandateWords.Of(s)))] },
                new FormField("bank", FieldType.Digits, new("金融機関コード", "Bank code")) { IsNeeded = true, OnlyIf = account, MaxLength = 4, Hint = new("4桁", "4 digits") },
                new FormField("branch", FieldType.Digits, new("店番", "Branch code")) { IsNeeded = true, OnlyIf = account, MaxLength = 3, Hint = new("3桁", "3 digits") },
                new FormField("kind", FieldType.Choice, new("預金種目", "Kind of account")) { IsNeeded = true, OnlyIf = account, Default = nameof(AccountKind.Ordinary), Choices = [.. Enum.GetValues<AccountKind>().Select(k => new FieldChoice($"{k}", MandateWords.Of(k)))] },
                new FormField("number", FieldType.Digits, new("口座番号", "Account number")) { IsNeeded = true, OnlyIf = account, MaxLength = 7, Hint = new("7桁まで。足りない桁は前に0を補います。", "Up to 7 digits; zeros are put before.") },
                new FormField("holder", FieldType.Kana, new("預金者名(カナ)", "Holder (kana)")) { IsNeeded = true, OnlyIf = account, MaxLength = 60, Hint = new("通帳のとおり。金融機関へは半角カナ30字で送ります。", "As in the bank book; 30 half-width kana go to the bank.") }),
        ];
    }

    public override Task<IReadOnlyList<FormGroup>> StepForm(string trigger, RequestFile file) => Task.FromResult<IReadOnlyList<FormGroup>>(trigger switch
    {
        MandateMachine.Confirm =>
        [
            new(new("金融機関の回答", "The bank's answer"), new FormField("on", FieldType.Day, new("確認日", "Confirmed on")) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}" }),
        ],
        MandateMachine.Return =>
        [
            new(new("金融機関の回答", "The bank's answer"),
                new FormField("on", FieldType.Day, new("返戻日", "Sent back on")) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}" },
                new FormField("reason", FieldType.Choice, new("返戻事由", "Reason")) { IsNeeded = true, Choices = [.. Enum.GetValues<MandateRefusal>().Select(r => new FieldChoice($"{r}", MandateWords.Of(r)))] },
                new FormField("note", FieldType.Lines, new("付箋の内容", "What the slip says")) { MaxLength = 200 }),
        ],
        _ => [],
    });

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        if (trigger is MandateMachine.Confirm or MandateMachine.Return)
        {
            await Answer(trigger, file, values, plan);
            return;
        }

        var form = trigger == MandateMachine.Send ? file.Form : values;
        if (!file.Contract!.RunsOn(file.Office.Today))
        {
            values.Refuse(trigger == MandateMachine.Send ? "" : "what", $"この契約は {file.Contract.To:uuuu-MM-dd} で終わっています。精算の納付書払いか、新しい契約で届け出てください。", $"The contract ended on {file.Contract.To:uuuu-MM-dd}: pay its last bill by slip, or file this for the new contract.");
            return;
        }

        if (form.Text("what") == Account)
        {
            Check(form, values);
            if (trigger == Triggers.Complete)
            {
                values.Refuse("what", "新しい口座は金融機関の確認を受けてからです。「受付だけする」で受け付け、依頼書を金融機関へ送ってください。", "A new account waits for the bank: receive the request, and send the form there.");
            }

            if (values.AreRight && trigger == MandateMachine.Send)
            {
                plan.Add(Request(file, form));
                plan.Warn("確認が済むまでは今の支払方法のままです。", "Until the bank confirms it, the way of paying stays as it is.");
            }

            return;
        }

        if (trigger == Triggers.Complete)
        {
            await Change(file, values, plan);
        }
    }

    private static void Check(FormValues form, FormValues values)
    {
        foreach (var (field, length) in new[] { ("bank", 4), ("branch", 3) })
        {
            if (form.Text(field) is { } digits && digits.Length != length)
            {
                values.Refuse(field, $"{length}桁の数字で入力してください。", $"Exactly {length} digits.");
            }
        }

        if (form.Text("holder") is { } holder && (ZenginKana.Of(holder) is not { Length: > 0 and <= ZenginKana.HolderLength }))
        {
            values.Refuse("holder", $"金融機関に送れる文字で、濁点を含め半角{ZenginKana.HolderLength}字以内にしてください。", $"Use letters that banks take, {ZenginKana.HolderLength} half-width ones at most with voiced marks.");
        }
    }

    private static RequestMandate Request(RequestFile file, FormValues form)
    {
        var scope = form.Word<MandateScope>("scope")!.Value;
        return new RequestMandate(
            file.Contract!.Id, file.Terms!.PayerId, scope, form.Needed("bank"), form.Needed("branch"), form.Word<AccountKind>("kind")!.Value, form.Needed("number").PadLeft(7, '0'), ZenginKana.Of(form.Needed("holder"))!);
    }

    private static async Task Answer(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var (office, on) = (file.Office, values.Day("on")!.Value);
        var asked = file.Effects.Last(e => e.Kind == nameof(RequestMandate) && e.UndoneByStepId is null);
        var id = ((RequestMandate)Consequence.Read(asked.Kind, asked.Content)).MandateId;
        var mandate = await office.Db.Mandates.AsNoTracking().SingleAsync(m => m.Id == id);
        if (on > office.Today || on < mandate.RequestedOn)
        {
            values.Refuse("on", $"送付した {mandate.RequestedOn:uuuu-MM-dd} から今日までの日を入力してください。", $"Give a day from {mandate.RequestedOn:uuuu-MM-dd}, when it was sent, until today.");
            return;
        }

        if (trigger == MandateMachine.Return)
        {
            plan.Add(RefuseMandate.Of(mandate, values.Word<MandateRefusal>("reason")!.Value, on));
            return;
        }

        if (!file.Contract!.RunsOn(office.Today.PlusDays(1)))
        {
            values.Refuse("on", $"この契約は {file.Contract.To:uuuu-MM-dd} で終わりました。返戻として扱い、新しい契約で届け出てください。", $"The contract ended on {file.Contract.To:uuuu-MM-dd}: enter it as sent back, and file it for the new contract.");
            return;
        }

        plan.Add(ConfirmMandate.Of(mandate, on, office.Today.PlusDays(1)));
        await Pay(file, PaymentMethod.DirectDebit, plan);
    }

    private static async Task Change(RequestFile file, FormValues values, Plan plan)
    {
        var (db, from) = (file.Office.Db, file.Office.Today.PlusDays(1));
        var mandates = await Mandates.OfContract(db, file.Contract!.Id, from);
        var what = values.Text("what");
        if (what == Carry)
        {
            await CarryOver(file, values, from, plan);
            return;
        }

        var method = what == Slip ? PaymentMethod.Slip : PaymentMethod.CreditCard;
        if (file.Terms!.PaymentMethod == method && mandates.Count == 0)
        {
            values.Refuse("what", $"今の支払方法と同じです({PaymentWords.Of(method).Ja})。", $"That is the way of paying already ({PaymentWords.Of(method).En}).");
            return;
        }

        mandates.ForEach(m => plan.Add(EndMandate.Of(m, file.Office.Today)));
        await Pay(file, method, plan);
        if (method == PaymentMethod.CreditCard)
        {
            plan.Warn("カード番号はここに記録しません。指定代行業者の画面で登録してもらってください。", "Card numbers are not kept here: the payer registers the card with the payment agent.");
        }
    }

    private static async Task CarryOver(RequestFile file, FormValues values, LocalDate from, Plan plan)
    {
        var db = file.Office.Db;
        var id = long.Parse(values.Needed("mandate"), System.Globalization.CultureInfo.InvariantCulture);
        var mandate = await db.Mandates.AsNoTracking().SingleAsync(m => m.Id == id);
        var drained = await db.SewerConnections.AnyAsync(s => s.ServicePointId == file.Contract!.ServicePointId && s.From <= from && (s.To == null || s.To >= from));
        if (Mandates.Movable(mandate, file.Terms!, drained) is not { } scope)
        {
            var given = MandateWords.Of(mandate.Scope);
            values.Refuse("mandate", $"この口座振替は{given.Ja}のもので、この契約では使えません。同じ事業の中でだけ引き継げます。", $"It was given for {given.En}, which this contract does not take: it moves inside the same business only.");
            return;
        }

        plan.Add(MoveMandate.Of(mandate, scope, file.Contract!.Id, from, mandate.State == MandateState.Confirmed ? file.Office.Today : null));
        await Pay(file, PaymentMethod.DirectDebit, plan);
    }

    /// <summary>The way of paying of the bills fixed from tomorrow on; terms that are to begin later say it too.</summary>
    private static async Task Pay(RequestFile file, PaymentMethod method, Plan plan)
    {
        var (contract, from) = (file.Contract!.Id, file.Office.Today.PlusDays(1));
        var all = await file.Office.Db.ContractTerms.AsNoTracking().Where(t => t.ContractId == contract).OrderBy(t => t.From).ToListAsync();
        var word = PaymentWords.Of(method);
        foreach (var (row, day) in all.Where(t => t.From > from).Select(t => (t, t.From)).Prepend((all.Last(t => t.From <= from || t == all[0]), from)))
        {
            if (row.PaymentMethod != method)
            {
                plan.Add(new ChangeTerms(contract, day, TermsSaid.Of(row) with { PaymentMethod = method }, $"支払方法を{word.Ja}にします(次の夜間調定から)", $"payment by {word.En}, from the next night", KeepsCharges: true));
            }
        }
    }
}
