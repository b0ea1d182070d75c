using Billing.Kernel;
using Billing.Machines;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Works;

/// <summary>給水装置工事・排水設備工事: filed once for both services by the contractor.</summary>
public sealed class WorksProcedure : Procedure
{
    public override RequestKind Kind => RequestKind.Works;

    public override RequestSubject Subject => RequestSubject.Person;

    public override Machine<RequestFile> Machine => WorksMachine.Table;

    public override IReadOnlyList<DocumentNeed> Documents { get; } =
    [
        new("application", new("申込書・申請書(施主の記名)", "application, named by the owner")),
        new("drawing", new("設計図(平面図・立面図・系統図)", "design drawings")),
        new("map", new("位置図", "map of the site")),
        new("consent", new("利害関係人の承諾書・誓約書", "consent of others concerned"), IsNeeded: false),
    ];

    public override bool TakesMainForm(string trigger) => trigger is Triggers.Receive or Triggers.Amend;

    public override Task<IReadOnlyList<FormGroup>> Form(RequestFile file) => Task.FromResult(WorksForm.Main(file));

    public override Task<IReadOnlyList<FormGroup>> StepForm(string trigger, RequestFile file) => Task.FromResult(WorksForm.Step(trigger, file));

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        switch (trigger)
        {
            case Triggers.Receive or Triggers.Amend:
                await WorksChecks.Application(file, values);
                if (file.IsNew)
                {
                    await PersonFields.Foresee(file.Office, values, plan);
                }

                break;
            case WorksMachine.FixFee:
                Add(plan, WorksFees.First(file));
                break;
            case WorksMachine.TakeFeeBack:
                Add(plan, RequestFees.Standing(file.Effects).Select(fee => new TakeBackFee(fee.BillId, values.Needed("reason"), fee.Total)));
                break;
            case WorksMachine.Permit:
                await Permit(file, values, plan);
                break;
            case WorksMachine.Begin:
                WorksChecks.On(file, values, LastForm(file, WorksMachine.Permit)?.Day("on"), new("承認・確認の日", "the day of the permit"));
                break;
            case WorksMachine.ReportCompletion:
                Completion(file, values, plan);
                break;
            case WorksMachine.Pass:
                WorksChecks.On(file, values, LastForm(file, WorksMachine.ReportCompletion)?.Day("on"), new("完了の日", "the day of completion"));
                break;
            case WorksMachine.Correct:
                Add(plan, WorksFees.Again(file));
                break;
            case WorksMachine.ConstructionWater:
                await WorksConnection.ConstructionWater(file, values, plan);
                break;
            case WorksMachine.Connect:
                await WorksConnection.Connect(file, values, plan);
                break;
        }
    }

    /// <summary>The form of the last time that a step was taken; null = it never was, or has none.</summary>
    internal static FormValues? LastForm(RequestFile file, string trigger) => file.Steps.LastOrDefault(s => s.Trigger == trigger)?.Form is { } json ? FormValues.Stored(json) : null;

    private static void Add(Plan plan, IEnumerable<Consequence> consequences)
    {
        foreach (var consequence in consequences)
        {
            plan.Add(consequence);
        }
    }

    private static async Task Permit(RequestFile file, FormValues values, Plan plan)
    {
        WorksChecks.On(file, values, file.Request.ReceivedOn, new("受付の日", "the day of receipt"));
        if (file.Point is not null)
        {
            return;
        }

        var code = values.Needed("route");
        if (await file.Office.Db.Routes.AsNoTracking().FirstOrDefaultAsync(r => r.Code == code) is not { } route)
        {
            values.Refuse("route", $"検針区 {code} はありません。", $"There is no route {code}.");
            return;
        }

        var size = (int?)file.Form.Whole("size") ?? 0;
        plan.Add(await EnterServicePoint.Next(file.Office.Db, route, file.Form.Needed("town"), file.Form.Needed("address"), size));
    }

    private static void Completion(RequestFile file, FormValues values, Plan plan)
    {
        WorksChecks.On(file, values, LastForm(file, WorksMachine.Begin)?.Day("on"), new("着工の日", "the beginning"));
        var on = values.Day("on")!.Value;
        var days = file.Office.Limit(RequestKind.Works, "completionDays");
        if (ServicesFiled.Of(file.Form.Needed("services")).Contains(Service.Sewer) && days is { } most && file.Office.Today > on.PlusDays(most))
        {
            plan.Warn($"排水設備の完了届は完了の日から{most}日以内です。{Period.DaysBetween(on, file.Office.Today)}日たっています。遅れた理由を聞いてください。", $"Drainage works are reported within {most} days of completion; it is {Period.DaysBetween(on, file.Office.Today)} days. Ask why.");
        }

        if (file.Point is { } point)
        {
            plan.Add(new OrderFieldWork(FieldWork.FieldTask.Inspect, point.Id, file.Office.Today.PlusDays(file.Office.Limit(RequestKind.Works, "inspectionDays") ?? 0), null));
        }
    }
}
