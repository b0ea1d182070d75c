using Billing.Kernel;
using Billing.Machines;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Contributions;

/// <summary>受益者負担金 (都市計画法75条): declaration of land, deferral, relief, assessment in terms, payment ahead, change of owner.</summary>
public sealed class ContributionProcedure : Procedure
{
    public override RequestKind Kind => RequestKind.Contribution;

    public override RequestSubject Subject => RequestSubject.Person;

    public override Machine<RequestFile> Machine => ContributionMachine.Table;

    public override bool TakesMainForm(string trigger) => trigger is Triggers.Receive or Triggers.Amend;

    public override IReadOnlyList<DocumentNeed> Documents { get; } =
    [
        new("declaration", new("受益者申告書", "declaration")),
        new("register", new("登記事項証明書", "extract of the land register"), IsNeeded: false),
    ];

    public override Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var land = new FormGroup(new("土地", "Land"),
            new FormField("parcel", FieldType.Text, new("土地の所在・地番", "Parcel")) { IsNeeded = true, MaxLength = 100, IsPrivate = true },
            new FormField("use", FieldType.Choice, new("地目", "Use")) { IsNeeded = true, Choices = Uses },
            new FormField("area", FieldType.Text, new("地積(m²)", "Area (m²)")) { IsNeeded = true, MaxLength = 12, Hint = new("小数第2位まで。", "At most two decimals.") });
        IReadOnlyList<FormGroup> form = file.IsNew ? [land, PersonFields.Group(new("受益者(土地の所有者・権利者)", "Owner of the land"), file.Customer?.Number)] : [land];
        return Task.FromResult(form);
    }

    public override Task<IReadOnlyList<FormGroup>> StepForm(string trigger, RequestFile file)
    {
        var reason = new FormField("reason", FieldType.Lines, new("理由・根拠", "Reason")) { IsNeeded = true, MaxLength = 300 };
        IReadOnlyList<FormGroup> form = trigger switch
        {
            ContributionMachine.Defer => [new(new("徴収猶予", "Deferral"), reason)],
            ContributionMachine.Assess =>
            [
                new(new("賦課決定", "Assessment"),
                    new FormField("first", FieldType.Day, new("第1期の月に属する日", "A day of the month of the first term")) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}" },
                    new FormField("relief", FieldType.Whole, new("減免率(%)", "Relief (%)")) { Least = 0, Most = 99, Default = "0" },
                    reason with { IsNeeded = false, Label = new("減免の理由", "Reason of the relief") }),
            ],
            ContributionMachine.ChangeOwner =>
            [
                new(new("変更", "Change"), new FormField("on", FieldType.Day, new("受益者が変わった日", "Day of the change")) { IsNeeded = true }),
                PersonFields.Group(new("新しい受益者", "New owner"), null),
            ],
            _ => [],
        };
        return Task.FromResult(form);
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        switch (trigger)
        {
            case Triggers.Receive or Triggers.Amend:
                if (Area(values) is null)
                {
                    values.Refuse("area", "地積は 123.45 のように、0より大きい数で小数第2位まで入力してください。", "The area is a number above zero with at most two decimals, like 123.45.");
                }

                if (file.IsNew)
                {
                    await PersonFields.Foresee(file.Office, values, plan);
                }

                break;
            case ContributionMachine.Assess:
                Assess(file, values, plan);
                break;
            case ContributionMachine.PayAhead:
                await PayAhead(file, plan);
                break;
            case ContributionMachine.ChangeOwner:
                await ChangeOwner(file, values, plan);
                break;
        }
    }

    private static IReadOnlyList<FieldChoice> Uses { get; } = [new("residential", new("宅地", "building land")), new("farm", new("農地", "farmland")), new("forest", new("山林・原野", "forest")), new("other", new("その他", "other"))];

    /// <summary>1/100 m²; null = it is none.</summary>
    private static long? Area(FormValues form) => decimal.TryParse(form.Text("area")?.Normalize(System.Text.NormalizationForm.FormKC), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var m2) && m2 > 0 && m2 < 10_000_000 && decimal.Truncate(m2 * 100) == m2 * 100 ? (long)(m2 * 100) : null;

    private static int Needed(Office office, string name) => office.Limit(RequestKind.Contribution, name) ?? throw new BusinessRuleException(
        "contribution.no-rule", $"規則集に受益者負担金の {name}(procedure contribution/{name})がありません。", $"The rule book has no procedure rule contribution/{name}.");

    private static void Assess(RequestFile file, FormValues values, Plan plan)
    {
        var office = file.Office;
        var total = ContributionTerms.Amount(Area(file.Form)!.Value, Needed(office, "unitPrice"), (int)(values.Whole("relief") ?? 0), Needed(office, "floor"));
        if (values.Whole("relief") > 0 && values.Text("reason") is null)
        {
            values.Refuse("reason", "減免の理由を入力してください。", "Say why it is relieved.");
        }

        if (values.Day("first") < office.Today)
        {
            values.Refuse("first", "第1期は今日以後にしてください。", "The first term is not before today.");
        }

        if (total == Money.Zero)
        {
            values.Refuse("relief", "負担金が0円になります。", "The contribution comes to nothing.");
        }

        if (!values.AreRight)
        {
            return;
        }

        var amounts = ContributionTerms.Split(total, Needed(office, "terms"), Needed(office, "termUnit"));
        List<int> months = [Needed(office, "termMonth1"), .. Enumerable.Range(2, 11).Select(i => office.Limit(RequestKind.Contribution, $"termMonth{i}")).OfType<int>()];
        var days = ContributionTerms.DueDays(values.Day("first")!.Value, months, amounts.Count);
        plan.Add(new PlanTerms(total, [.. amounts.Zip(days, (amount, day) => new PlannedTerm(day, amount))]));
    }

    private static async Task PayAhead(RequestFile file, Plan plan)
    {
        var office = file.Office;
        var open = await office.Db.ContributionTerms.AsNoTracking().Where(t => t.RequestId == file.Request.Id && t.BillId == null && !t.Cancelled).OrderBy(t => t.Number).ToListAsync();
        if (open.Count == 0)
        {
            throw new BusinessRuleException("contribution.none-left", "前納できる期が残っていません。", "No term is left to pay ahead.");
        }

        // The term of this month, if it is open, is paid in its time and earns nothing.
        var bonus = ContributionTerms.Bonus(open.Select(t => (t.Amount, ContributionTerms.MonthsAhead(office.Today, t.DueOn))), Needed(office, "bonusPerMille"), Needed(office, "bonusFloor"));
        plan.Add(new PayTermsAhead(open.Count, new Money(open.Sum(t => t.Amount.Yen)), bonus, open[0].DueOn < office.Today ? office.Today : open[0].DueOn));
    }

    private static async Task ChangeOwner(RequestFile file, FormValues values, Plan plan)
    {
        var office = file.Office;
        var on = values.Day("on")!.Value;
        if (on > office.Today)
        {
            values.Refuse("on", "今日より後の日は入力できません。", "The day is still to come.");
        }

        await PersonFields.Foresee(office, values, plan);
        if (!values.AreRight)
        {
            return;
        }

        if (office.Limit(RequestKind.Contribution, "ownerDays") is { } days && office.Today > on.PlusDays(days))
        {
            plan.Warn($"変更届は{days}日以内です。{Period.DaysBetween(on, office.Today)}日たっています。既に調定した期は前の受益者の負担のままです。", $"The change is reported within {days} days; it is {Period.DaysBetween(on, office.Today)}. What was assessed stays with the old owner.");
        }

        var open = await office.Db.ContributionTerms.CountAsync(t => t.RequestId == file.Request.Id && t.BillId == null && !t.Cancelled);
        plan.Add(new PassTerms(on, open, values.Text("name") ?? values.Needed("customer")));
    }
}
