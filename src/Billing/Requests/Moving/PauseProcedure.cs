using Billing.Collection;
using Billing.FieldWork;
using Billing.Machines;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>
/// 休止: settled and closed, the meter stays for the same user. Shortest and longest pause are the utility's own numbers (<c>minMonths</c>, <c>maxMonths</c>); the request stands in
/// the inbox until it is opened again, or the meter comes off when the longest pause is over.
/// </summary>
public sealed class PauseProcedure : Procedure
{
    public override RequestKind Kind => RequestKind.Pause;

    public override RequestSubject Subject => RequestSubject.Contract;

    public override Machine<RequestFile> Machine => MovingMachines.Pause;

    /// <summary>Last day of the longest pause that begins as the form says; null = the utility sets no limit.</summary>
    internal static LocalDate? LongestUntil(RequestFile file) =>
        file.Form.Day("last") is { } last && file.Office.Limit(RequestKind.Pause, "maxMonths") is { } months ? last.PlusMonths(months) : null;

    public override async Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var place = await SupplyPlace.Read(file.Office, file.Contract!.ServicePointId);
        return
        [
            new(new("休止", "Pause"),
            [
                LeavingFields.LastDay(file.Office.Today),
                new FormField("until", FieldType.Day, new("再開予定日", "To be opened again on")) { IsNeeded = true },
                new FormField("why", FieldType.Text, new("休止の理由", "Why")) { IsNeeded = true, MaxLength = 80 },
                .. LeavingFields.Value(place.Meter, null),
            ]),
            LeavingFields.Afterwards(file.Terms?.PaymentMethod),
            RefundFields.Group,
            ApplicantFields.Group,
        ];
    }

    public override async Task<IReadOnlyList<FormGroup>> StepForm(string trigger, RequestFile file)
    {
        if (trigger != MovingMachines.Reopen)
        {
            return [];
        }

        var place = await SupplyPlace.Read(file.Office, file.Contract!.ServicePointId);
        return [Entering.Fields(file.Office, place, new("再開", "Reopening"), place.LastTerms, Entering.FirstDay(file.Office.Today))];
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var place = await SupplyPlace.Read(file.Office, file.Contract!.ServicePointId);
        if (trigger == MovingMachines.Reopen)
        {
            await Reopen(file, place, values, plan);
        }
        else if (trigger == MovingMachines.Lapse)
        {
            plan.Add(new OrderFieldWork(FieldTask.RemoveMeter, file.Contract.ServicePointId, file.Office.Today, null));
            (await Mandates.OfContract(file.Office.Db, file.Contract.Id, file.Office.Today)).ForEach(m => plan.Add(EndMandate.Of(m, file.Office.Today)));
        }
        else
        {
            Begin(trigger, file, place, values, plan);
        }
    }

    private static void Begin(string trigger, RequestFile file, SupplyPlace place, FormValues values, Plan plan)
    {
        var leaving = new Leaving(file, place, values.Day("last")!.Value, values, plan);
        leaving.Check("last");
        DayLimits.Check(file.Office, RequestKind.Pause, "last", leaving.LastDay, values);
        RefundFields.Check(values);
        var until = values.Day("until")!.Value;
        CheckLength(file, leaving.LastDay, until, values);
        if (!values.AreRight || trigger != Triggers.Complete)
        {
            return;
        }

        leaving.WarnOfDebts();
        leaving.AddEnd("last");
        leaving.AddAfterwards(file.Contract!.UserId); // A mandate stays for the reopening.
        plan.Add(new OrderFieldWork(FieldTask.CloseTap, file.Contract.ServicePointId, file.Office.Today, null));
        plan.Add(new RemindOn(until, "休止の再開または撤去の確認", "ask whether it is opened again or the meter comes off"));
    }

    private static void CheckLength(RequestFile file, LocalDate last, LocalDate until, FormValues values)
    {
        if (until <= last)
        {
            values.Refuse("until", "再開予定日は最終使用日より後の日にしてください。", "It is opened again after the last day of use.");
        }
        else if (file.Office.Limit(RequestKind.Pause, "minMonths") is { } least && until < last.PlusMonths(least))
        {
            values.Refuse("until", $"休止は{least}か月以上です。{last.PlusMonths(least):uuuu-MM-dd} 以後の日にするか、使用中止の届出を受け付けてください。", $"A pause lasts {least} months at least: choose a day from {last.PlusMonths(least):uuuu-MM-dd}, or receive a stop.");
        }
        else if (file.Office.Limit(RequestKind.Pause, "maxMonths") is { } most && until > last.PlusMonths(most))
        {
            values.Refuse("until", $"休止は{most}か月までです。{last.PlusMonths(most):uuuu-MM-dd} 以前の日にしてください。", $"A pause lasts {most} months at most: choose a day until {last.PlusMonths(most):uuuu-MM-dd}.");
        }
    }

    private static async Task Reopen(RequestFile file, SupplyPlace place, FormValues values, Plan plan)
    {
        var entering = new Entering(file, file.Point!, place, values.Day("from")!.Value, values, plan);
        entering.Check();
        DayLimits.Check(file.Office, RequestKind.Start, "from", entering.From, values);
        if (!values.AreRight)
        {
            return;
        }

        if (file.Form.Day("last") is { } last && file.Office.Limit(RequestKind.Pause, "minMonths") is { } least && entering.From < last.PlusMonths(least))
        {
            plan.Warn($"最短の休止期間({least}か月、{last.PlusMonths(least):uuuu-MM-dd}まで)より前の再開です。", $"It is opened again before the shortest pause of {least} months is over ({last.PlusMonths(least):uuuu-MM-dd}).");
        }

        var user = file.User!;
        await Arrears.Check(file.Office, user, "from", values, plan);
        if (values.AreRight)
        {
            var mandates = await EnteringMandates.OfMove(entering, place.LastTerms, carry: true);
            plan.Add(new UseCustomer(user.Id, user.Name));
            entering.AddAsTyped(user.Name, mandates.Payment, place.LastTerms is { } terms && terms.PayerId != user.Id ? terms.PayerId : null);
            mandates.Add(entering, _ => entering.From.PlusDays(-1));
        }
    }
}
