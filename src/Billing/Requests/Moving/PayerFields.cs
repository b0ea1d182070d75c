using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;

namespace Billing.Requests.Moving;

/// <summary>How a supply is paid, where its letters go, and who pays where it is not the user.</summary>
internal static class PayerFields
{
    public static FormField Payment { get; } = new("payment", FieldType.Choice, new("支払方法", "Payment")) { IsNeeded = true, Choices = PaymentWords.Choices, Default = nameof(PaymentMethod.Slip) };

    public static FormField Mailing { get; } = new("mailing", FieldType.Text, new("送付先(使用場所と違うとき)", "Mailing address, if not the place")) { IsPrivate = true, MaxLength = 120 };

    public static FormGroup Group { get; } = new(new("請求", "Bills"),
        Payment,
        Mailing,
        new FormField("payer", FieldType.Customer, new("納付者のお客様番号(使用者と違うとき)", "Payer's customer number, if not the user")) { MaxLength = 20 },
        new FormField("payerName", FieldType.Text, new("納付者の氏名(登録がないとき)", "Payer's name, if not known yet")) { MaxLength = 60 },
        new FormField("payerKana", FieldType.Kana, new("納付者のフリガナ", "Payer's kana")) { MaxLength = 80 });

    /// <summary>The payer whose number was typed; null = the user, or a new one.</summary>
    public static async Task<Customer?> Find(Office office, FormValues values)
    {
        if (values.Text("payer") is { } number)
        {
            return await PersonFields.Known(office, "payer", number, values);
        }

        if (values.Text("payerName") is not null)
        {
            PersonFields.Ask(values, "payerKana", "納付者のフリガナを入力してください。", "Enter the payer's kana.");
        }

        return null;
    }

    /// <summary>Whether somebody pays whom the books do not know yet.</summary>
    public static bool IsNew(FormValues values) => values.Text("payer") is null && values.Text("payerName") is not null;

    /// <summary>Adds who is entered or used: the payer first, so that the act ends with its user.</summary>
    public static void Add(FormValues values, Customer? user, Plan plan)
    {
        if (IsNew(values))
        {
            plan.Add(new EnterCustomer(values.Needed("payerName"), values.Needed("payerKana"), null, null, false) { IsPayer = true });
        }

        PersonFields.Add(values, user, plan);
    }
}
