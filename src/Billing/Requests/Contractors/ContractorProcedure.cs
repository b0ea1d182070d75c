using Billing.Charges;
using Billing.Kernel;
using Billing.Machines;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Contractors;

/// <summary>指定工事店: designation, renewal every five years, suspension, cancellation, end.</summary>
public sealed class ContractorProcedure : Procedure
{
    private static readonly Sentence WhyNeeded = new("新規指定では必要です。", "Needed for a new designation.");

    public override RequestKind Kind => RequestKind.Contractor;

    public override RequestSubject Subject => RequestSubject.Person;

    public override Machine<RequestFile> Machine => ContractorMachine.Table;

    public override IReadOnlyList<DocumentNeed> Documents { get; } =
    [
        new("application", new("指定(更新)申請書", "application")),
        new("engineer", new("主任技術者・責任技術者の免状の写し", "copy of the engineer's licence")),
        new("tools", new("機械器具調書", "list of machines and tools"), IsNeeded: false),
        new("registration", new("登記事項証明書・住民票", "certificate of registration"), IsNeeded: false),
    ];

    public override bool TakesMainForm(string trigger) => trigger is Triggers.Receive or Triggers.Amend;

    public override Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var of = (params ContractorAction[] actions) => new FieldCondition("action", [.. actions.Select(a => a.ToString())]);
        IReadOnlyList<FormGroup> form =
        [
            new(new("指定", "Designation"),
                new FormField("action", FieldType.Choice, new("手続", "What is asked")) { IsNeeded = true, Choices = Actions, Default = nameof(ContractorAction.Designate) },
                new FormField("services", FieldType.Choice, new("業務", "Works")) { IsNeeded = true, Choices = ServicesFiled.Choices, Default = ServicesFiled.Both },
                new FormField("number", FieldType.Digits, new("指定番号", "Number")) { IsNeeded = true, MaxLength = 8, OnlyIf = of(ContractorAction.Renew, ContractorAction.Suspend, ContractorAction.Cancel, ContractorAction.GiveUp) },
                new FormField("from", FieldType.Day, new("指定日・開始日", "First day")) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}", Hint = new("更新では申請日。廃止・取消ではその日。", "Of a renewal the day of application; of an end that day.") },
                new FormField("to", FieldType.Day, new("停止の最終日", "Last day of the suspension")) { IsNeeded = true, OnlyIf = of(ContractorAction.Suspend) },
                new FormField("reason", FieldType.Lines, new("処分・廃止の理由", "Reason")) { IsNeeded = true, MaxLength = 300, OnlyIf = of(ContractorAction.Suspend, ContractorAction.Cancel, ContractorAction.GiveUp) }),
            new(new("技術者", "Engineers"),
                new FormField("waterEngineer", FieldType.Text, ContractorWords.Engineer(Service.Water)) { MaxLength = 60, Hint = WhyNeeded },
                new FormField("waterLicence", FieldType.Text, new("免状番号", "Licence of that engineer")) { MaxLength = 30, Hint = WhyNeeded },
                new FormField("sewerEngineer", FieldType.Text, ContractorWords.Engineer(Service.Sewer)) { MaxLength = 60, Hint = WhyNeeded },
                new FormField("sewerLicence", FieldType.Text, new("登録番号", "Registration of that engineer")) { MaxLength = 30, Hint = WhyNeeded }),
            PersonFields.Group(new("事業者", "Body"), file.Customer?.Number, of(ContractorAction.Designate)),
        ];
        return Task.FromResult(form);
    }

    public override Task<IReadOnlyList<FormGroup>> StepForm(string trigger, RequestFile file)
    {
        IReadOnlyList<FormGroup> form = trigger is ContractorMachine.SendBack or ContractorMachine.Refuse
            ? [new(new("理由", "Reason"), new FormField("reason", FieldType.Lines, new("理由", "Reason")) { IsNeeded = true, MaxLength = 500 })]
            : [];
        return Task.FromResult(form);
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var form = file.Form;
        var rows = IsNew(form) ? [] : await Rows(file.Office.Db, form.Needed("number"), ServicesFiled.Of(form.Needed("services")));
        switch (trigger)
        {
            case Triggers.Receive or Triggers.Amend:
                await Check(file, values, rows, plan);
                break;
            case ContractorMachine.FixFee:
                await FixFee(file, rows, plan);
                break;
            case ContractorMachine.Register or ContractorMachine.Dispose:
                await Register(file, rows, plan);
                break;
        }
    }

    internal static bool IsApplication(RequestFile file) => file.Form.Word<ContractorAction>("action") is ContractorAction.Designate or ContractorAction.Renew;

    private static bool IsNew(FormValues form) => form.Word<ContractorAction>("action") == ContractorAction.Designate;

    private static IReadOnlyList<FieldChoice> Actions { get; } =
    [
        new(nameof(ContractorAction.Designate), new("新規指定", "new designation")),
        new(nameof(ContractorAction.Renew), new("更新", "renewal")),
        new(nameof(ContractorAction.Suspend), new("指定停止", "suspension")),
        new(nameof(ContractorAction.Cancel), new("指定取消", "cancellation")),
        new(nameof(ContractorAction.GiveUp), new("廃止", "giving up")),
    ];

    private static Task<List<Contractor>> Rows(BillingDbContext db, string number, IReadOnlyCollection<Service> services) =>
        db.Contractors.AsNoTracking().Where(c => c.Number == number && services.Contains(c.Service)).OrderBy(c => c.Service).ToListAsync();

    private static async Task Check(RequestFile file, FormValues values, List<Contractor> rows, Plan plan)
    {
        var services = ServicesFiled.Of(values.Needed("services"));
        if (IsNew(values))
        {
            await CheckNew(file, values, services, plan);
            return;
        }

        if (rows.Count < services.Count)
        {
            values.Refuse("number", $"指定番号 {values.Text("number")} には、選んだ業務の指定がありません。", $"Number {values.Text("number")} has no designation for the works chosen.");
            return;
        }

        var from = values.Day("from")!.Value;
        if (values.Word<ContractorAction>("action") == ContractorAction.Renew && rows.Find(r => r.StandingOn(file.Office.Today) is ContractorStanding.Expired or ContractorStanding.Ended) is { } gone)
        {
            values.Refuse("action", $"有効期間({gone.To:uuuu-MM-dd}まで)が過ぎているか、指定が終わっています。更新ではなく新規指定を申請してください。", $"Its time ended ({gone.To:uuuu-MM-dd}): it must be designated anew.");
        }

        if (values.Day("to") < from)
        {
            values.Refuse("to", "停止の最終日が開始日より前です。", "The last day is before the first.");
        }

        if (values.AreRight)
        {
            plan.Add(new UseCustomer(rows[0].CustomerId, await file.Office.Db.Customers.Where(c => c.Id == rows[0].CustomerId).Select(c => c.Name).SingleAsync()));
        }
    }

    private static async Task CheckNew(RequestFile file, FormValues values, IReadOnlyList<Service> services, Plan plan)
    {
        foreach (var (service, engineer, licence) in new[] { (Service.Water, "waterEngineer", "waterLicence"), (Service.Sewer, "sewerEngineer", "sewerLicence") }.Where(x => services.Contains(x.Item1)))
        {
            var title = ContractorWords.Engineer(service);
            foreach (var field in new[] { engineer, licence }.Where(f => values.Text(f) is null))
            {
                values.Refuse(field, $"{title.Ja}を選任していない事業者は指定できません。氏名と番号を入力してください。", $"Without a {title.En} it cannot be designated: enter name and number.");
            }
        }

        if (file.Request.CustomerId is not null && !file.IsNew)
        {
            return;
        }

        await PersonFields.Foresee(file.Office, values, plan);
        if (values.Text("customer") is { } number && await file.Office.Db.Contractors.AnyAsync(c => c.EndedOn == null && c.To >= file.Office.Today && services.Contains(c.Service) && file.Office.Db.Customers.Any(b => b.Id == c.CustomerId && b.Number == number)))
        {
            values.Refuse("customer", "この事業者は、選んだ業務の指定を既に受けています。更新か業務の選び直しをしてください。", "This body is designated for the works chosen already: renew it, or choose others.");
        }
    }

    private static async Task FixFee(RequestFile file, List<Contractor> rows, Plan plan)
    {
        var name = IsNew(file.Form) ? "designation" : "renewal";
        var debtor = rows.Count > 0 ? rows[0].CustomerId : file.Request.CustomerId;
        foreach (var service in ServicesFiled.Of(file.Form.Needed("services")))
        {
            var lines = FeeLine.Of(file.Office, RequestKind.Contractor, name, service, ChargeLineKind.Fee) is { } line ? new[] { line } : [];
            var due = file.Office.Today.PlusDays(file.Office.Limit(RequestKind.Contractor, "feeDays") ?? 0);
            if (AssessFee.Of(file.Office, debtor, service, lines, due, $"{RequestWords.Of(RequestKind.Contractor).Ja} {file.Request.Number}") is { } fee)
            {
                plan.Add(fee);
            }
        }

        await Task.CompletedTask;
    }

    private static async Task Register(RequestFile file, List<Contractor> rows, Plan plan)
    {
        var (form, office) = (file.Form, file.Office);
        var years = office.Limit(RequestKind.Contractor, "years") ?? throw new BusinessRuleException("contractor.no-years", "規則集に指定の有効年数(procedure contractor/years)がありません。", "The rule book has no years of a designation (procedure contractor/years).");
        var from = form.Day("from")!.Value;
        var action = form.Word<ContractorAction>("action")!.Value;
        if (action == ContractorAction.Designate)
        {
            var number = await ContractorRegister.NextNumber(office.Db);
            foreach (var service in ServicesFiled.Of(form.Needed("services")))
            {
                plan.Add(new Designate(number, service, Engineer(form, service) ?? "", Licence(form, service) ?? "", from, from.PlusYears(years).PlusDays(-1)));
            }

            return;
        }

        foreach (var row in rows)
        {
            var to = action == ContractorAction.Renew ? row.To.PlusYears(years) : form.Day("to") ?? from;
            plan.Add(new ChangeDesignation(row.Id, row.Number, row.Service, action, from, to, form.Text("reason"), Engineer(form, row.Service), Licence(form, row.Service)));
        }
    }

    private static string? Engineer(FormValues form, Service service) => form.Text(service == Service.Water ? "waterEngineer" : "sewerEngineer");

    private static string? Licence(FormValues form, Service service) => form.Text(service == Service.Water ? "waterLicence" : "sewerLicence");
}
