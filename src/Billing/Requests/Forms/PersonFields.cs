using Billing.Kernel;
using Billing.Requests.Consequences;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Forms;

/// <summary>The fields that name a person or body: known by number, or entered anew. Procedures that are about no running contract share them.</summary>
public static class PersonFields
{
    /// <param name="title">What the person is here: 申請者, 事業者 …</param>
    /// <param name="number">お客様番号 that the request was opened from.</param>
    public static FormGroup Group(Sentence title, string? number, FieldCondition? onlyIf = null) => new(
        title,
        new FormField("customer", FieldType.Customer, new("お客様番号", "Customer number")) { MaxLength = 20, Default = number, OnlyIf = onlyIf, Hint = new("既に登録のある方だけ。空欄なら新しく登録します。", "Only for somebody known already; left empty, a new customer is entered.") },
        new FormField("name", FieldType.Text, new("氏名・名称", "Name")) { MaxLength = 60, OnlyIf = onlyIf },
        new FormField("kana", FieldType.Kana, new("フリガナ", "Kana")) { MaxLength = 80, OnlyIf = onlyIf },
        new FormField("phone", FieldType.Telephone, new("電話番号", "Telephone")) { MaxLength = 20, OnlyIf = onlyIf, IsPrivate = true },
        new FormField("mailing", FieldType.Text, new("住所・所在地", "Address")) { MaxLength = 120, OnlyIf = onlyIf, IsPrivate = true },
        new FormField("isBody", FieldType.Flag, new("法人・団体", "A body")) { OnlyIf = onlyIf });

    /// <summary>Adds to the plan that the person is entered, or is one known already; what is missing is said beside its field.</summary>
    public static async Task Foresee(Office office, FormValues values, Plan plan)
    {
        if (values.Text("customer") is { } number)
        {
            if (await office.Db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Number == number) is { } known)
            {
                plan.Add(new UseCustomer(known.Id, known.Name));
            }
            else
            {
                values.Refuse("customer", $"お客様番号 {number} はありません。", $"There is no customer {number}.");
            }

            return;
        }

        foreach (var (field, ja, en) in new[] { ("name", "氏名・名称を入力してください。既に登録のある方なら、お客様番号でも構いません。", "Enter the name, or the number of a customer known already."), ("kana", "フリガナを入力してください。", "Enter the kana.") })
        {
            if (values.Text(field) is null)
            {
                values.Refuse(field, ja, en);
            }
        }

        if (values.AreRight)
        {
            plan.Add(new EnterCustomer(values.Needed("name"), values.Needed("kana"), values.Text("phone"), values.Text("mailing"), values.Flag("isBody")));
        }
    }
}
