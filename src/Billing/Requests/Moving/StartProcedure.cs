using Billing.FieldWork;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>使用開始: water and sewer at a place that exists, in one act.</summary>
public sealed class StartProcedure : Procedure
{
    public override RequestKind Kind => RequestKind.Start;

    public override RequestSubject Subject => RequestSubject.Place;

    public override async Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var place = await SupplyPlace.Read(file.Office, file.Point!.Id);
        return
        [
            new(new("使用者", "User"),
                new FormField("customer", FieldType.Customer, new("お客様番号", "Customer number")) { MaxLength = 20, Default = file.Customer?.Number, Hint = new("既に登録のある方だけ。空欄なら新しく登録します。", "Only for somebody known already; left empty, a new customer is entered.") },
                new FormField("name", FieldType.Text, new("氏名・名称", "Name")) { MaxLength = 60 },
                new FormField("kana", FieldType.Kana, new("フリガナ", "Kana")) { MaxLength = 80 },
                new FormField("phone", FieldType.Telephone, new("電話番号", "Telephone")) { MaxLength = 20, TellsWhere = true },
                new FormField("isBody", FieldType.Flag, new("法人・団体", "A body")),
                new FormField("mailing", FieldType.Text, new("送付先(使用場所と違うとき)", "Mailing address, if not the place")) { MaxLength = 120, TellsWhere = true }),
            new(new("使用開始", "Start"),
                new FormField("from", FieldType.Day, new("使用開始日", "First day of use")) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}" },
                new FormField("water", FieldType.Choice, new("用途(水道)", "Use class (water)")) { IsNeeded = true, Choices = UseClasses.Choices(file.Office, Service.Water), Default = place.LastTerms?.WaterUseClass },
                new FormField("sewer", FieldType.Choice, new("用途(下水道)", "Use class (sewer)")) { IsNeeded = place.IsDrained, Choices = UseClasses.Choices(file.Office, Service.Sewer), Default = place.LastTerms?.SewerUseClass },
                new FormField("dwellings", FieldType.Whole, new("戸数", "Dwellings")) { IsNeeded = true, Least = 1, Most = 9_999, Default = $"{place.LastTerms?.Dwellings ?? 1}" },
                new FormField("index", FieldType.Whole, new("開始指針", "First value of the meter")) { Most = 999_999, Default = place.LastIndex is { } last ? $"{last}" : null, Hint = new("空欄なら開栓のときに検針します。", "Left empty, it is read when the tap is opened.") }),
            new(new("支払", "Payment"),
                new FormField("payment", FieldType.Choice, new("支払方法", "Payment")) { IsNeeded = true, Choices = PaymentWords.Choices, Default = nameof(PaymentMethod.Slip) }),
        ];
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var office = file.Office;
        var place = await SupplyPlace.Read(office, file.Point!.Id);
        var from = values.Day("from")!.Value;
        CheckDay(file, place, from, values);
        var user = await Person(office, values);
        if (!values.AreRight || trigger != Triggers.Complete)
        {
            return;
        }

        if (user is null)
        {
            plan.Add(new EnterCustomer(values.Needed("name"), values.Needed("kana"), values.Text("phone"), values.Text("mailing"), values.Flag("isBody")));
        }
        else
        {
            plan.Add(new UseCustomer(user.Id, user.Name));
        }

        plan.Add(new OpenContract(file.Point.Id, place.NextNumber, user?.Name ?? values.Needed("name"), from, values.Text("water"), values.Text("sewer"), place.IsDrained, (int)values.Whole("dwellings")!, values.Word<PaymentMethod>("payment")!.Value, null));
        foreach (var meter in place.Meters.Take(1))
        {
            if (values.Whole("index") is { } index)
            {
                plan.Add(new TakeReading(file.Point.Id, meter.Id, 0, from, (int)index, ReadingKind.Opening));
            }
        }

        Warn(file, place, from, plan);
        plan.Add(new OrderFieldWork(FieldTask.OpenTap, file.Point.Id, from < office.Today ? office.Today : from, null));
    }

    private static void CheckDay(RequestFile file, SupplyPlace place, LocalDate from, FormValues values)
    {
        var office = file.Office;
        if (place.RunningOn(from) is { } running)
        {
            values.Refuse("from", $"この場所は契約 {running.Number} が使用中です。先に使用中止を受け付けるか、名義変更をしてください。", $"Contract {running.Number} runs at this place: receive its stop first, or a change of name.");
        }

        if (office.Limit(RequestKind.Start, "daysAhead") is { } ahead && from > office.Today.PlusDays(ahead))
        {
            values.Refuse("from", $"使用開始は{ahead}日先まで受け付けます。", $"A start is taken for {ahead} days ahead at most.");
        }

        if (office.Limit(RequestKind.Start, "daysBack") is { } back && from < office.Today.PlusDays(-back))
        {
            values.Refuse("from", $"使用開始をさかのぼれるのは{back}日前までです。", $"A start goes back {back} days at most.");
        }
    }

    private static async Task<Customer?> Person(Office office, FormValues values)
    {
        if (values.Text("customer") is not { } number)
        {
            foreach (var (field, ja, en) in new[] { ("name", "氏名・名称を入力してください。既に登録のある方なら、お客様番号でも構いません。", "Enter the name, or the number of a customer known already."), ("kana", "フリガナを入力してください。", "Enter the kana.") })
            {
                if (values.Text(field) is null)
                {
                    values.Refuse(field, ja, en);
                }
            }

            return null;
        }

        var user = await office.Db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Number == number);
        if (user is null)
        {
            values.Refuse("customer", $"お客様番号 {number} はありません。", $"There is no customer {number}.");
        }

        return user;
    }

    private static void Warn(RequestFile file, SupplyPlace place, LocalDate from, Plan plan)
    {
        if (place.Meters.Count == 0)
        {
            plan.Add(new OrderFieldWork(FieldTask.HangMeter, file.Point!.Id, from < file.Office.Today ? file.Office.Today : from, null));
        }
        else if (place.Meters[0].ExpiresOn < from)
        {
            plan.Warn($"量水器 {place.Meters[0].Number} の検定有効期限({place.Meters[0].ExpiresOn:uuuu-MM-dd})が過ぎています(計量法16条)。取替を現場一覧に載せます。", $"The verification of meter {place.Meters[0].Number} ended on {place.Meters[0].ExpiresOn:uuuu-MM-dd}: its exchange goes on the field list.");
            plan.Add(new OrderFieldWork(FieldTask.ExchangeMeter, file.Point!.Id, from < file.Office.Today ? file.Office.Today : from, null));
        }

        if (!place.IsDrained)
        {
            plan.Warn("この場所は公共下水道に接続していません。下水道使用料はかかりません。", "The place does not drain into the public sewer: no sewer fee is charged.");
        }
    }
}
