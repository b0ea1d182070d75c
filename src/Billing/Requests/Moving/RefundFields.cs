using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>還付先口座, asked for only where a bank is typed.</summary>
internal static class RefundFields
{
    private static readonly string[] Others = ["refundBranch", "refundKind", "refundNumber", "refundHolder"];

    public static FormGroup Group { get; } = new(new("還付先口座(還付があるとき)", "Account for a refund, if there is one"),
        new FormField("refundBank", FieldType.Digits, new("金融機関コード", "Bank code")) { MaxLength = 4 },
        new FormField("refundBranch", FieldType.Digits, new("支店コード", "Branch code")) { MaxLength = 3 },
        new FormField("refundKind", FieldType.Choice, new("預金種目", "Kind of account"))
        {
            Choices = [new(nameof(AccountKind.Ordinary), new("普通", "ordinary")), new(nameof(AccountKind.Current), new("当座", "current"))],
            Default = nameof(AccountKind.Ordinary),
        },
        new FormField("refundNumber", FieldType.Digits, new("口座番号", "Account number")) { MaxLength = 7 },
        new FormField("refundHolder", FieldType.Kana, new("口座名義(カナ)", "Holder (kana)")) { MaxLength = 48 });

    /// <summary>Refuses an account of which a part is missing or too short.</summary>
    public static void Check(FormValues values)
    {
        if (values.Text("refundBank") is null)
        {
            if (values.Text("refundNumber") is not null)
            {
                values.Refuse("refundBank", "金融機関コード(4桁)を入力してください。", "Enter the bank code, four digits.");
            }

            return;
        }

        foreach (var field in Others.Where(f => values.Text(f) is null))
        {
            values.Refuse(field, "還付先口座のこの欄も入力してください。", "An account needs this too.");
        }

        foreach (var (field, digits) in new[] { ("refundBank", 4), ("refundBranch", 3), ("refundNumber", 7) })
        {
            if (values.Text(field) is { } text && text.Length != digits)
            {
                values.Refuse(field, $"{digits}桁の数字で入力してください(頭の0も入れます)。", $"Write all {digits} digits, leading zeros too.");
            }
        }
    }

    /// <summary>The consequence of what was typed, still without its person and day; null = no account.</summary>
    public static Func<long, LocalDate, EnterPayoutAccount>? Account(FormValues values) => values.Text("refundBank") is { } bank && values.Word<AccountKind>("refundKind") is { } kind
        ? (person, day) => new EnterPayoutAccount(person, bank, values.Needed("refundBranch"), kind, values.Needed("refundNumber"), values.Needed("refundHolder"), day)
        : null;
}
