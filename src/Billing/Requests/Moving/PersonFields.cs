using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Moving;

/// <summary>Who takes a supply: somebody known already, or a new customer; with who asks for it and who pays.</summary>
internal static class PersonFields
{
    private static readonly FieldChoice[] Relations =
    [
        new("self", new("使用者本人", "the user")),
        new("family", new("家族・同居人", "family")),
        new("agent", new("管理会社・不動産", "managing agent")),
        new("employer", new("勤務先・社員", "employer or employee")),
        new("other", new("その他の代理人", "somebody else")),
    ];

    public static FormGroup User(Customer? known) => new(new("使用者", "User"),
        new FormField("name", FieldType.Text, new("氏名・名称", "Name")) { MaxLength = 60 },
        new FormField("kana", FieldType.Kana, new("フリガナ", "Kana")) { MaxLength = 80 },
        new FormField("phone", FieldType.Telephone, new("電話番号", "Telephone")) { IsPrivate = true, MaxLength = 20 },
        new FormField("customer", FieldType.Customer, new("お客様番号", "Customer number")) { MaxLength = 20, Default = known?.Number, Hint = new("既に登録のある方だけ。空欄なら新しく登録します。", "Only for somebody known already; left empty, a new customer is entered.") },
        new FormField("isBody", FieldType.Flag, new("法人・団体", "A body")),
        new FormField("representative", FieldType.Text, new("代表者", "Representative")) { MaxLength = 60, OnlyIf = new("isBody", "yes") },
        new FormField("headOffice", FieldType.Text, new("本社・主たる事務所の所在地", "Head office")) { IsPrivate = true, MaxLength = 120, OnlyIf = new("isBody", "yes") });

    public static FormGroup Applicant { get; } = new(new("届出人", "Who asks"),
        new FormField("relation", FieldType.Choice, new("使用者との関係", "Relation to the user")) { IsNeeded = true, Choices = Relations, Default = "self" },
        new FormField("applicant", FieldType.Text, new("届出人の氏名", "Name of who asks")) { MaxLength = 60, IsNeeded = true, OnlyIf = new("relation", "family", "agent", "employer", "other") },
        new FormField("applicantPhone", FieldType.Telephone, new("届出人の電話番号", "Telephone of who asks")) { IsPrivate = true, MaxLength = 20, IsNeeded = true, OnlyIf = new("relation", "family", "agent", "employer", "other") });

    public static IReadOnlyList<FormField> Billing { get; } =
    [
        new("payment", FieldType.Choice, new("支払方法", "Payment")) { IsNeeded = true, Choices = PaymentWords.Choices, Default = nameof(PaymentMethod.Slip) },
        new("mailing", FieldType.Text, new("送付先(使用場所と違うとき)", "Mailing address, if not the place")) { IsPrivate = true, MaxLength = 120 },
        new("payer", FieldType.Customer, new("納付者のお客様番号(使用者と違うとき)", "Payer's customer number, if not the user")) { MaxLength = 20 },
        new("payerName", FieldType.Text, new("納付者の氏名(登録がないとき)", "Payer's name, if not known yet")) { MaxLength = 60 },
        new("payerKana", FieldType.Kana, new("納付者のフリガナ", "Payer's kana")) { MaxLength = 80 },
    ];

    /// <summary>The customer whose number was typed; null = a new one. What is missing is refused beside its field.</summary>
    public static async Task<Customer?> User(Office office, FormValues values)
    {
        if (values.Text("customer") is { } number)
        {
            return await Known(office, "customer", number, values);
        }

        Ask(values, "name", "氏名・名称を入力してください。既に登録のある方なら、お客様番号でも構いません。", "Enter the name, or the number of a customer known already.");
        Ask(values, "kana", "フリガナを入力してください。", "Enter the kana.");
        return null;
    }

    /// <summary>The payer whose number was typed; null = the user, or a new one.</summary>
    public static async Task<Customer?> Payer(Office office, FormValues values)
    {
        if (values.Text("payer") is { } number)
        {
            return await Known(office, "payer", number, values);
        }

        if (values.Text("payerName") is not null)
        {
            Ask(values, "payerKana", "納付者のフリガナを入力してください。", "Enter the payer's kana.");
        }

        return null;
    }

    /// <summary>Adds who is entered or used: the payer first, so that the act ends with its user.</summary>
    public static void Plan(FormValues values, Customer? user, Plan plan)
    {
        if (values.Text("payer") is null && values.Text("payerName") is { } payer)
        {
            plan.Add(new EnterCustomer(payer, values.Needed("payerKana"), null, null, false) { IsPayer = true });
        }

        if (user is null)
        {
            plan.Add(new EnterCustomer(values.Needed("name"), values.Needed("kana"), values.Text("phone"), values.Text("mailing"), values.Flag("isBody"))
            {
                Representative = values.Text("representative"),
                HeadOffice = values.Text("headOffice"),
            });
            return;
        }

        plan.Add(new UseCustomer(user.Id, user.Name));
        var (mailing, phone) = (values.Text("mailing"), values.Text("phone"));
        if (mailing is not null || phone is not null)
        {
            plan.Add(new ForwardLetters(user.Id, mailing, phone));
        }
    }

    /// <summary>Tells whom the books know by the same name already, so that nobody is entered twice.</summary>
    public static async Task WarnOfSame(Office office, FormValues values, Plan plan)
    {
        var (kana, name) = (values.Needed("kana"), values.Needed("name"));
        var same = await office.Db.Customers.AsNoTracking().Where(c => c.Kana == kana || c.Name == name).OrderBy(c => c.Number).Take(4).ToListAsync();
        foreach (var person in same.Take(3))
        {
            plan.Warn(
                $"同じ氏名・フリガナのお客様がいます: {person.Number} {person.Name}。同じ方なら、お客様番号に {person.Number} を入れてください。",
                $"Somebody of the same name is known: {person.Number} {person.Name}. If it is the same person, enter the number {person.Number}.");
        }
    }

    private static async Task<Customer?> Known(Office office, string field, string number, FormValues values)
    {
        var customer = await office.Db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Number == number);
        if (customer is null)
        {
            values.Refuse(field, $"お客様番号 {number} はありません。", $"There is no customer {number}.");
        }

        return customer;
    }

    private static void Ask(FormValues values, string field, string ja, string en)
    {
        if (values.Text(field) is null)
        {
            values.Refuse(field, ja, en);
        }
    }
}
