using Billing.Kernel;
using Billing.Machines;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Requests.Reliefs;

/// <summary>福祉減免: a category of the rule book is granted for a time, renewed, or ended when the right to it ends.</summary>
public sealed class WelfareReliefProcedure : Procedure
{
    private const string Grant = "grant";
    private const string End = "end";

    public override RequestKind Kind => RequestKind.WelfareRelief;

    public override RequestSubject Subject => RequestSubject.Contract;

    public override Machine<RequestFile> Machine { get; } = CounterMachine.Of("welfare", Roles.Counter, [Roles.SeniorClerk], "給水条例・下水道条例の減免規定(規則集の引用を参照)");

    public override IReadOnlyList<DocumentNeed> Documents { get; } = [new("eligibility", new("受給証明書・手帳などの写し", "Copy of the certificate of eligibility"))];

    public override Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var (book, today) = (file.Office.Book, file.Office.Today);
        FieldCondition granting = new("what", Grant);
        List<FormField> fields =
        [
            new("what", FieldType.Choice, new("届出", "What")) { IsNeeded = true, Default = Grant, Choices = [new(Grant, new("減免の申請・更新", "Relief, new or renewed")), new(End, new("資格がなくなった", "The right to it has ended"))] },
            new("category", FieldType.Choice, new("減免区分", "Category")) { IsNeeded = true, Choices = [.. FactShape.WordsOf(FactKind.Relief, book).Select(w => new FieldChoice(w, new(w, w)))] },
            new("from", FieldType.Day, new("減免の開始日(なくなった日の翌日)", "From (the day after the right ended)")) { IsNeeded = true, Default = $"{today:uuuu-MM-dd}" },
            new("to", FieldType.Day, new("有効期限", "Until")) { IsNeeded = true, OnlyIf = granting, Default = Expiry(file.Office) },
        ];
        if (book.Rules.OfType<ReliefRule>().Any(r => r.OnlyMunicipalTaxExempt))
        {
            fields.Add(new("exempt", FieldType.Flag, new("住民税非課税世帯", "Pays no municipal tax")) { OnlyIf = granting });
        }

        fields.Add(new("paper", FieldType.Text, new("証明書の名称・番号・日付", "The certificate: name, number, day")) { IsNeeded = true, MaxLength = 120 });
        return Task.FromResult<IReadOnlyList<FormGroup>>([new(new("減免", "Relief"), fields)]);
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var facts = await FactPlan.Begin(file, values, plan);
        var (from, to, category) = (values.Day("from")!.Value, values.Day("to"), values.Needed("category"));
        if (to < from)
        {
            values.Refuse("to", "有効期限は開始日以後にしてください。", "The last day must not be before the first.");
            return;
        }

        if (file.Office.Limit(Kind, "mostMonths") is { } most && to > from.PlusMonths(most))
        {
            values.Refuse("to", $"減免の期間は{most}か月までです。更新の届出で延ばします。", $"Relief is granted for {most} months at most, and then renewed.");
            return;
        }

        var inner = trigger == Triggers.Complete ? facts : await FactPlan.Begin(file, values, new Plan());
        if (values.Text("what") == End)
        {
            EndIt(inner, values, category, from);
        }
        else if (inner.Enter(new FactDraft { Kind = FactKind.Relief, From = from, To = to, Word = category, Marks = values.Flag("exempt") ? [FactMarks.MunicipalTaxExempt] : [], Source = $"{FactPlan.Source(file)} {values.Text("paper")}" }) is not null && trigger == Triggers.Complete)
        {
            Remind(file, to!.Value, category, plan);
        }

        Tell(file, category, plan);
        inner.Recharge();
    }

    private static void EndIt(FactPlan facts, FormValues values, string category, LocalDate from)
    {
        var last = from.PlusDays(-1);
        if (StandingFacts.Of(facts.Facts).FirstOrDefault(f => f.Kind == FactKind.Relief && f.Word == category && f.From <= last && (f.To is not { } to || to > last)) is { } standing)
        {
            facts.End(facts.Facts.Single(f => f.Id == standing.Id), last);
        }
        else
        {
            values.Refuse("category", $"{last:uuuu-MM-dd}に「{category}」の減免は登録されていません。", $"No relief '{category}' holds on {last:uuuu-MM-dd}.");
        }
    }

    /// <summary>更新案内: somebody looks at it before it expires.</summary>
    private static void Remind(RequestFile file, LocalDate to, string category, Plan plan)
    {
        if (file.Office.Limit(RequestKind.WelfareRelief, "renewalDays") is { } days && to.PlusDays(-days) > file.Office.Today)
        {
            plan.Add(new RemindContract(file.Contract!.Id, to.PlusDays(-days), $"減免「{category}」の期限 {to:uuuu-MM-dd} の更新案内", $"Relief '{category}' ends on {to:uuuu-MM-dd}: invite to renew"));
        }
    }

    private static void Tell(RequestFile file, string category, Plan plan)
    {
        foreach (var rule in new Service?[] { Service.Water, Service.Sewer }.SelectMany(s => file.Office.Book.AllInForce<ReliefRule>(file.Office.Today, s)).Where(r => r.Category == category).DistinctBy(r => r.Id))
        {
            plan.Warn($"減免の内容: {rule.Said.Ja}(規則 {rule.Id})", $"What is relieved: {rule.Said.En} (rule {rule.Id})");
        }
    }

    private static string? Expiry(Office office) => office.Limit(RequestKind.WelfareRelief, "mostMonths") is { } most ? $"{office.Today.PlusMonths(most).PlusDays(-1):uuuu-MM-dd}" : null;
}
