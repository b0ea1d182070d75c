using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Moving;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Forms;

/// <summary>The fields that name a person or body: known by number, or entered anew. Every procedure that is about somebody shares them.</summary>
public static class PersonFields
{
    /// <summary>A person in whatever role.</summary>
    /// <param name="title">What the person is here: 申請者, 事業者 …</param>
    /// <param name="number">お客様番号 that the request was opened from.</param>
    public static FormGroup Group(Kernel.Sentence title, string? number, FieldCondition? onlyIf = null) => new(
        title,
        [.. new[] { Number(number), Name, Kana, Phone, Mailing, IsBody }.Select(f => f with { OnlyIf = onlyIf })]);

    /// <summary>使用者 of a supply; the mailing address is asked for with the bills (<see cref="PayerFields"/>).</summary>
    public static FormGroup User(Customer? known) => new(new("使用者", "User"), Name, Kana, Phone, Number(known?.Number), IsBody,
        new FormField("representative", FieldType.Text, new("代表者", "Representative")) { MaxLength = 60, OnlyIf = new("isBody", "yes") },
        new FormField("headOffice", FieldType.Text, new("本社・主たる事務所の所在地", "Head office")) { IsPrivate = true, MaxLength = 120, OnlyIf = new("isBody", "yes") });

    private static FormField Name { get; } = new("name", FieldType.Text, new("氏名・名称", "Name")) { MaxLength = 60 };

    private static FormField Kana { get; } = new("kana", FieldType.Kana, new("フリガナ", "Kana")) { MaxLength = 80 };

    private static FormField Phone { get; } = new("phone", FieldType.Telephone, new("電話番号", "Telephone")) { MaxLength = 20, IsPrivate = true };

    private static FormField Mailing { get; } = new("mailing", FieldType.Text, new("住所・所在地", "Address")) { MaxLength = 120, IsPrivate = true };

    private static FormField IsBody { get; } = new("isBody", FieldType.Flag, new("法人・団体", "A body"));

    /// <summary>The customer whose number was typed; null = a new one. What is missing is refused beside its field.</summary>
    public static async Task<Customer?> Find(Office office, FormValues values)
    {
        if (values.Text("customer") is { } number)
        {
            return await Known(office, "customer", number, values);
        }

        Ask(values, "name", "氏名・名称を入力してください。既に登録のある方なら、お客様番号でも構いません。", "Enter the name, or the number of a customer known already.");
        Ask(values, "kana", "フリガナを入力してください。", "Enter the kana.");
        return null;
    }

    /// <summary>The customer of a number; of one that was given up by 名寄せ, the customer who stayed. An unknown number is refused beside its field.</summary>
    public static async Task<Customer?> Known(Office office, string field, string number, FormValues values)
    {
        var customers = office.Db.Customers.AsNoTracking();
        var customer = await customers.FirstOrDefaultAsync(c => c.Number == number);
        if (customer is null)
        {
            values.Refuse(field, $"お客様番号 {number} はありません。", $"There is no customer {number}.");
        }

        return customer?.MergedIntoId is { } stays ? await customers.SingleAsync(c => c.Id == stays) : customer;
    }

    /// <summary>Adds to the plan that the person is entered, or is the one known already.</summary>
    /// <param name="known">From <see cref="Find"/>.</param>
    public static void Add(FormValues values, Customer? known, Plan plan)
    {
        var (mailing, phone) = (values.Text("mailing"), values.Text("phone"));
        if (known is null)
        {
            plan.Add(new EnterCustomer(values.Needed("name"), values.Needed("kana"), phone, mailing, values.Flag("isBody"))
            {
                Representative = values.Text("representative"),
                HeadOffice = values.Text("headOffice"),
            });
            return;
        }

        plan.Add(new UseCustomer(known.Id, known.Name));
        if (mailing is not null || phone is not null)
        {
            plan.Add(new ForwardLetters(known.Id, mailing, phone));
        }
    }

    /// <summary>Find and Add in one: for procedures that ask nothing more of the person.</summary>
    public static async Task Foresee(Office office, FormValues values, Plan plan)
    {
        var known = await Find(office, values);
        if (!values.AreRight)
        {
            return;
        }

        if (known is null)
        {
            await SamePeople.Warn(office, values, plan);
        }

        Add(values, known, plan);
    }

    /// <summary>Refuses a field that is empty.</summary>
    internal static void Ask(FormValues values, string field, string ja, string en)
    {
        if (values.Text(field) is null)
        {
            values.Refuse(field, ja, en);
        }
    }

    private static FormField Number(string? known) => new("customer", FieldType.Customer, new("お客様番号", "Customer number"))
    {
        MaxLength = 20,
        Default = known,
        Hint = new("既に登録のある方だけ。空欄なら新しく登録します。", "Only for somebody known already; left empty, a new customer is entered."),
    };
}
