using System.Globalization;
using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Machines;
using Billing.Places;
using Billing.Requests.Forms;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Reliefs;

/// <summary>減量認定: water of one period that does not reach the sewer, by a meter of the user's own or by declaration. Whether it is enough is said by the rule of the book.</summary>
public sealed class SewerReductionProcedure : Procedure
{
    private const string OwnMeter = "meter";
    private const string Declared = "declared";

    public override RequestKind Kind => RequestKind.SewerReduction;

    public override RequestSubject Subject => RequestSubject.Contract;

    public override Machine<RequestFile> Machine { get; } = CounterMachine.Of("reduction", Roles.Counter, Roles.Counter, "下水道法20条、下水道条例の汚水量の認定規定(規則集の引用を参照)");

    public override IReadOnlyList<DocumentNeed> Documents { get; } = [new("measure", new("計量の記録・算出の資料", "Record of the meter, or how it was reckoned"))];

    public override async Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var contract = file.Contract!.Id;
        var last = await file.Office.Db.Usages.Where(u => u.ContractId == contract && u.State != Metering.UsageState.Superseded).OrderByDescending(u => u.PeriodTo).Select(u => new { u.PeriodFrom, u.PeriodTo }).FirstOrDefaultAsync();
        FieldCondition meter = new("basis", OwnMeter);
        return
        [
            new(new("期間", "The period"),
                new FormField("from", FieldType.Day, new("期間の初日", "First day")) { IsNeeded = true, Default = last is null ? null : $"{last.PeriodFrom:uuuu-MM-dd}", Hint = new("検針期間に合わせてください。末日が入る期間の使用料から引きます。", "As read: it is taken off the period in which the last day lies.") },
                new FormField("to", FieldType.Day, new("期間の末日", "Last day")) { IsNeeded = true, Default = last is null ? null : $"{last.PeriodTo:uuuu-MM-dd}" }),
            new(new("下水道に流れない水量", "Water that does not reach the sewer"),
                new FormField("basis", FieldType.Choice, new("根拠", "Basis")) { IsNeeded = true, Default = OwnMeter, Choices = [new(OwnMeter, new("自分で付けたメーター", "A meter of one's own")), new(Declared, new("期間ごとの申告", "Declaration for the period"))] },
                new FormField("before", FieldType.Whole, new("前回の指針", "Value before")) { IsNeeded = true, OnlyIf = meter, Most = 9_999_999 },
                new FormField("now", FieldType.Whole, new("今回の指針", "Value now")) { IsNeeded = true, OnlyIf = meter, Most = 9_999_999 },
                new FormField("number", FieldType.Whole, new("水量 m³", "Quantity, m³")) { IsNeeded = true, OnlyIf = new("basis", Declared), Least = 1, Most = 10_000_000 },
                new FormField("installation", FieldType.Text, new("設備・理由(冷却塔、散水、製品など)", "Installation or reason")) { IsNeeded = true, MaxLength = 60 }),
        ];
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        if (await Quantity(file, values) is not { } quantity)
        {
            return;
        }

        TellRule(file, plan);
        var inner = new Plan();
        var facts = await FactPlan.Begin(file, values, inner);
        var fact = facts.Enter(
            new FactDraft { Kind = FactKind.NotDrained, From = values.Day("from"), To = values.Day("to"), Number = quantity, Word = values.Text("installation"), Source = FactPlan.Source(file) },
            new Dictionary<string, string> { ["number"] = values.Text("basis") == OwnMeter ? "now" : "number", ["word"] = "installation" });
        if (fact is null)
        {
            return;
        }

        plan.Warn($"認定する水量は {quantity:N0} m³ です。", $"The quantity is {quantity:N0} m³.");
        var bills = facts.Recharge();
        var told = bills.SelectMany(b => b.Draft.Parts.Where(p => p.Service == Service.Sewer).Select(p => new ChargeEngine(file.Office.Book).Explain(FrozenSupply.Of(b.Draft.Bill, p)).Lines)).SelectMany(lines => lines);
        foreach (var line in told.Where(line => line.Label.Ja.StartsWith("減量", StringComparison.Ordinal)))
        {
            plan.Warn(line.Label.Ja, line.Label.En);
        }

        await TellNothing(file, values.Day("to")!.Value, bills.Count, plan);
        if (trigger == Triggers.Complete)
        {
            inner.Consequences.ToList().ForEach(plan.Add);
        }
    }

    private static async Task<int?> Quantity(RequestFile file, FormValues values)
    {
        var (from, to) = (values.Day("from")!.Value, values.Day("to")!.Value);
        if (to < from)
        {
            values.Refuse("to", "期間の末日は初日以後にしてください。", "The last day must not be before the first.");
        }

        var point = file.Contract!.ServicePointId;
        if (!await file.Office.Db.SewerConnections.AnyAsync(s => s.ServicePointId == point && s.From <= to && (s.To == null || s.To >= to)))
        {
            values.Refuse("to", "この場所はその日に公共下水道に接続していないので、下水道使用料がかかっていません。", "The place did not drain into the public sewer on that day: no sewer fee is charged.");
        }

        if (values.Text("basis") != OwnMeter)
        {
            return values.AreRight ? (int)values.Whole("number")!.Value : null;
        }

        var difference = values.Whole("now")!.Value - values.Whole("before")!.Value;
        if (difference <= 0)
        {
            values.Refuse("now", "今回の指針は前回より大きい値にしてください。メーターを取り替えたときは、水量の申告で入力してください。", "The value now must be above the one before; where the meter was exchanged, declare the quantity.");
        }

        return values.AreRight ? (int)difference : null;
    }

    /// <summary>最小の水量, from the rule itself.</summary>
    private static void TellRule(RequestFile file, Plan plan)
    {
        if (file.Office.Book.InForce<SewerReductionRule>(file.Office.Today, Service.Sewer) is { } rule)
        {
            plan.Warn(
                $"引くのは次のどれかのときです: {string.Join("、", rule.AnyOf.Select(c => Told(c).Ja))}(規則 {rule.Id})。",
                $"It is taken off where one of these holds: {string.Join("; ", rule.AnyOf.Select(c => Told(c).En))} (rule {rule.Id}).");
        }
        else
        {
            plan.Warn("この日の規則集に減量認定の規則がありません。", "The rule book has no rule for such a reduction on this day.");
        }
    }

    private static Sentence Told(ReductionCondition condition)
    {
        var (ja, en) = (new List<string>(), new List<string>());
        void Add(string j, string e)
        {
            ja.Add(j);
            en.Add(e);
        }

        if (condition.AtLeastShare is { } share)
        {
            Add($"使用水量の {Percent(share)} 以上", $"at least {Percent(share)} of the usage");
        }

        if (condition.MoreThanShare is { } more)
        {
            Add($"使用水量の {Percent(more)} を超える", $"more than {Percent(more)} of the usage");
        }

        if (condition.AtLeast is { } least)
        {
            Add($"{condition.Months}か月に {least:N0} m³ 以上", $"at least {least:N0} m³ in {condition.Months} months");
        }

        if (condition.WhenUsageAbove is { } above)
        {
            Add($"使用水量が{condition.Months}か月に {above:N0} m³ を超える", $"usage above {above:N0} m³ in {condition.Months} months");
        }

        return new(string.Join("かつ", ja), string.Join(" and ", en));
    }

    private static string Percent(decimal share) => (share * 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static async Task TellNothing(RequestFile file, LocalDate to, int changed, Plan plan)
    {
        var contract = file.Contract!.Id;
        if (changed > 0)
        {
            return;
        }

        if (await file.Office.Db.Bills.AnyAsync(b => b.ContractId == contract && b.UsageId != 0 && b.PeriodFrom <= to && b.PeriodTo >= to))
        {
            plan.Warn("その期間は調定済みで、基準に達しないため金額は変わりません。", "The period is billed already, and the quantity is too small to change a yen.");
        }
        else
        {
            plan.Warn("その期間の調定のときに引きます。", "It is taken off when the period is billed.");
        }
    }
}
