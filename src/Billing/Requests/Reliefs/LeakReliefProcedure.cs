using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Machines;
using Billing.Nights;
using Billing.Places;
using Billing.Requests.Forms;

namespace Billing.Requests.Reliefs;

/// <summary>漏水減免: what leaked and was repaired is judged by the rules of the book, service by service; bills made already are corrected when it is granted.</summary>
public sealed class LeakReliefProcedure : Procedure
{
    public override RequestKind Kind => RequestKind.LeakRelief;

    public override RequestSubject Subject => RequestSubject.Contract;

    public override Machine<RequestFile> Machine => DecisionMachine.Table;

    public override IReadOnlyList<DocumentNeed> Documents { get; } =
    [
        new("repairCertificate", new("漏水修理証明書(指定給水装置工事事業者)", "Certificate of repair by a designated contractor")),
        new("photos", new("漏水箇所の写真(修理前・修理後)", "Photos before and after the repair")),
    ];

    public override Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var rules = LeakRules.Of(file);
        List<FormField> leak =
        [
            new("from", FieldType.Day, new("漏水が始まった日", "The leak began on")) { IsNeeded = true, Hint = new("分からないときは、前回検針日の翌日。", "If it is not known, the day after the reading before.") },
            new("to", FieldType.Day, new("修理が終わった日", "Repaired on")) { IsNeeded = true },
            new("spot", FieldType.Text, new("漏水箇所", "Where it leaked")) { IsNeeded = true, MaxLength = 60 },
        ];
        if (rules.Causes.Count > 0)
        {
            leak.Add(new("cause", FieldType.Choice, new("原因", "Cause")) { IsNeeded = true, Choices = [.. rules.Causes.Select(c => new FieldChoice(c, new(c, c)))] });
        }

        if (rules.IsDeclared)
        {
            leak.Add(new("quantity", FieldType.Whole, new("漏水量 m³", "Quantity leaked, m³")) { IsNeeded = true, Least = 1, Most = 10_000_000 });
        }

        List<FormField> repair = [new("contractor", FieldType.Text, new("修理した業者", "Repaired by")) { IsNeeded = true, MaxLength = 60 }];
        if (rules.All.Any(r => r.OnlyDesignatedContractor))
        {
            repair.Add(new("designated", FieldType.Flag, new("指定給水装置工事事業者が修理した", "Repaired by a designated contractor")));
        }

        if (rules.All.Any(r => r.OnlyNotDrained))
        {
            repair.Add(new("notDrained", FieldType.Flag, new("漏れた水は下水道に流れていない", "What leaked did not reach the sewer")));
        }

        return Task.FromResult<IReadOnlyList<FormGroup>>([new(new("漏水", "The leak"), leak), new(new("修理", "The repair"), repair)]);
    }

    public override Task<IReadOnlyList<FormGroup>> StepForm(string trigger, RequestFile file) => Task.FromResult<IReadOnlyList<FormGroup>>(trigger is DecisionMachine.Review or DecisionMachine.Refuse or DecisionMachine.SendBack
        ? [new(new("所見・理由", "Findings and reason"), new FormField("reason", FieldType.Lines, new("所見・理由", "Findings and reason")) { IsNeeded = trigger != DecisionMachine.Review, MaxLength = 500 })]
        : []);

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        if (trigger is DecisionMachine.Refuse or DecisionMachine.SendBack)
        {
            return;
        }

        var (form, own) = (file.Form, TakesMainForm(trigger));
        CheckDays(file, form, values, own);
        if (!values.AreRight)
        {
            return;
        }

        var foreseen = new Plan();
        var facts = await FactPlan.Begin(file, values, foreseen);
        var rules = LeakRules.Of(file);
        var services = rules.Open(file, facts.Facts, form, out var closed);
        if (services.Count == 0)
        {
            values.Refuse(own ? "from" : "", closed.Count > 0
                ? new Sentence(string.Join("", closed.Select(c => c.Ja)), string.Join(" ", closed.Select(c => c.En)))
                : new Sentence("この日の規則集に漏水減免の規則がありません。", "The rule book has no leak relief on that day."));
            return;
        }

        closed.ForEach(c => plan.Warn(c.Ja, c.En));
        facts.Enter(Draft(file, form, services));
        Tell(file, facts.Recharge(), foreseen, plan);
        if (trigger == DecisionMachine.Grant)
        {
            foreseen.Consequences.ToList().ForEach(plan.Add);
        }
    }

    private static void CheckDays(RequestFile file, FormValues form, FormValues values, bool own)
    {
        var (today, from, to) = (file.Office.Today, form.Day("from")!.Value, form.Day("to")!.Value);
        if (to < from)
        {
            values.Refuse(own ? "to" : "", "修理が終わった日は、漏水が始まった日以後にしてください。", "The repair cannot be before the leak.");
        }
        else if (to > today)
        {
            values.Refuse(own ? "to" : "", "修理が終わってから申請してもらってください。", "It is applied for when the repair is done.");
        }
        else if (!file.Contract!.RunsOn(from))
        {
            values.Refuse(own ? "from" : "", $"契約 {file.Contract.Number} はその日に使用していません({file.Contract.From:uuuu-MM-dd}～{(file.Contract.To is { } end ? $"{end:uuuu-MM-dd}" : "")})。", $"Contract {file.Contract.Number} did not run on that day.");
        }
        else if (own && file.Office.Limit(RequestKind.LeakRelief, "daysAfterRepair") is { } days && to.PlusDays(days) < file.Request.ReceivedOn)
        {
            values.Refuse("to", $"漏水減免は修理から{days}日以内に申請してもらうことになっています。", $"Leak relief is applied for within {days} days of the repair.");
        }
    }

    private static FactDraft Draft(RequestFile file, FormValues form, IReadOnlyList<Service> services)
    {
        List<string> marks = [];
        if (form.Flag("designated"))
        {
            marks.Add(FactMarks.DesignatedContractor);
        }

        if (form.Flag("notDrained"))
        {
            marks.Add(FactMarks.NotDrained);
        }

        return new FactDraft
        {
            Kind = FactKind.Leak,
            Service = services.Count == 1 ? services[0] : null,
            From = form.Day("from"),
            To = form.Day("to"),
            Number = form.Whole("quantity"),
            Word = form.Text("cause"),
            Marks = marks,
            Source = FactPlan.Source(file),
        };
    }

    /// <summary>What it comes to, or why it comes to nothing, in the very words of the engine.</summary>
    private static void Tell(RequestFile file, IReadOnlyList<RechargedBill> bills, Plan foreseen, Plan plan)
    {
        var leaks = bills.SelectMany(b => b.Draft.Parts.Select(p => new ChargeEngine(file.Office.Book).Explain(FrozenSupply.Of(b.Draft.Bill, p))))
            .SelectMany(told => told.Lines).Where(line => line.Label.Ja.StartsWith("漏水減免", StringComparison.Ordinal)).ToList();
        leaks.ForEach(line => plan.Warn(line.Label.Ja, line.Label.En));
        if (bills.Count > 0)
        {
            plan.Warn($"決定すると、調定済みの分が {foreseen.Yen} 円変わります。", $"When it is granted, the bills made already change by {foreseen.Yen} yen.");
        }
        else
        {
            plan.Warn("調定済みの分の金額は変わりません。漏水の期間がまだ調定されていなければ、次の調定で減免されます。減免の条件を満たしているか確かめてください。", "No bill made already changes. If the time of the leak is not billed yet, the next bill is relieved. Check that the conditions are met.");
        }
    }
}
