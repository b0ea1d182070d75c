using Billing.Charges;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.Machines;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Billing.RuleBooks;
using Billing.Tariffs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Terms;

/// <summary>口径変更: the meter is exchanged for one of another size, and a larger one pays the difference of the joining fee. What the place is billed by changes with the meter, never before it.</summary>
public sealed class MeterSizeProcedure : Procedure
{
    public override RequestKind Kind => RequestKind.MeterSize;

    public override RequestSubject Subject => RequestSubject.Contract;

    public override Machine<RequestFile> Machine => MeterSizeMachine.Table;

    public override IReadOnlyList<DocumentNeed> Documents { get; } = [new("ownerConsent", new("所有者の承諾書", "Consent of the owner"), IsNeeded: false)];

    public override Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var sizes = Sizes(file).Select(s => new FieldChoice($"{s}", new($"{s} mm", $"{s} mm"))).ToList();
        return Task.FromResult<IReadOnlyList<FormGroup>>(
        [
            new(new("口径", "Meter size"),
                new FormField("size", FieldType.Choice, new("変更後の口径", "The new size")) { IsNeeded = true, Choices = sizes, Hint = new($"今の口径は {file.Point!.MeterSize} mm です。", $"It is {file.Point.MeterSize} mm now.") },
                new FormField("on", FieldType.Day, new("取替予定日", "Exchange on")) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}" },
                new FormField("reason", FieldType.Text, new("理由", "Reason")) { IsNeeded = true, MaxLength = 100 }),
        ]);
    }

    public override bool TakesMainForm(string trigger) => base.TakesMainForm(trigger) || trigger == MeterSizeMachine.Order;

    public override async Task<IReadOnlyList<FormGroup>> StepForm(string trigger, RequestFile file)
    {
        if (trigger != MeterSizeMachine.Finish)
        {
            return [];
        }

        var day = new FormField("on", FieldType.Day, new("取替日", "Exchanged on")) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}" };
        var meter = (await MeterWork.Hanging(file.Office.Db, file.Point!.Id))?.Meter;
        return [new(new("取替", "The exchange"), [day, .. meter?.Size == Wanted(file) ? [] : MeterExchange.Fields(file.Office, meter)])];
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        if (trigger == MeterSizeMachine.Finish)
        {
            await Finish(file, values, plan);
            return;
        }

        var (point, on) = (file.Point!, values.Day("on")!.Value);
        var size = int.Parse(values.Needed("size"), System.Globalization.CultureInfo.InvariantCulture);
        if (size == point.MeterSize)
        {
            values.Refuse("size", $"今の口径が {size} mm です。違う口径を選んでください。", $"It is {size} mm already: choose another size.");
        }

        if (on < file.Office.Today || !file.Contract!.RunsOn(on))
        {
            values.Refuse("on", $"今日({file.Office.Today:uuuu-MM-dd})以後で、契約 {file.Contract!.Number} が使用中の日を入力してください。", $"Give today or a later day on which contract {file.Contract.Number} runs.");
        }

        if (!values.AreRight)
        {
            return;
        }

        if (Fee(file, size, on, values) is { } fee)
        {
            TellFee(point.MeterSize, size, fee, plan);
        }

        if (values.AreRight && trigger == MeterSizeMachine.Order)
        {
            plan.Add(new OrderFieldWork(FieldTask.ExchangeMeter, point.Id, on, $"{point.MeterSize} mm → {size} mm"));
        }
    }

    private static int Wanted(RequestFile file) => int.Parse(file.Form.Needed("size"), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Finish(RequestFile file, FormValues values, Plan plan)
    {
        var (db, on, size, before) = (file.Office.Db, values.Day("on")!.Value, Wanted(file), file.Point!.MeterSize);
        var hanging = await MeterWork.Hanging(db, file.Point.Id);
        if (on > file.Office.Today || on < file.Request.ReceivedOn || !file.Contract!.RunsOn(on))
        {
            values.Refuse("on", $"受付日 {file.Request.ReceivedOn:uuuu-MM-dd} から今日までで、契約が使用中の日を入力してください。", $"Give a day from {file.Request.ReceivedOn:uuuu-MM-dd}, when it was received, until today, on which the contract runs.");
            return;
        }

        if (hanging?.Meter.Size != size)
        {
            var exchange = await MeterExchange.Foresee(file, values, size, on);
            if (exchange is null)
            {
                return;
            }

            plan.Add(exchange);
        }

        plan.Add(new ResizePoint(file.Point.Id, before, size));
        var order = await db.FieldOrders.AsNoTracking().FirstOrDefaultAsync(o => o.RequestId == file.Request.Id && o.Task == FieldTask.ExchangeMeter && o.State == FieldOrderState.Open);
        if (order is not null)
        {
            plan.Add(new FinishFieldWork(order.Id, FieldTask.ExchangeMeter, on, $"{before} mm → {size} mm"));
        }

        var fee = Fee(file, size, on, values) ?? Money.Zero;
        if (size > before)
        {
            var joining = FactCheck.Make(new FactDraft { Kind = FactKind.Joining, From = on, Number = before, Source = Reliefs.FactPlan.Source(file) }, file.Office.Book, file.Office.Person);
            plan.Add(EnterFact.Of(file.Contract.Id, joining) with { NextBill = fee });
        }

        TellFee(before, size, fee, plan);
    }

    private static void TellFee(int before, int size, Money fee, Plan plan)
    {
        if (size < before)
        {
            plan.Warn("口径を小さくしても、加入金は返りません。", "A smaller meter gets nothing of the joining fee back.");
        }
        else if (fee > Money.Zero)
        {
            plan.Warn($"加入金の差額 {fee} 円(税込)は、取替日の入る期間の調定で請求します。", $"The difference of the joining fee, {fee} yen (tax included), is charged with the period in which the exchange lies.");
        }
    }

    /// <summary>Joining fee by the very engine that will charge it; null where the table or a fee has no such size, which is said beside the field.</summary>
    private static Money? Fee(RequestFile file, int size, LocalDate on, FormValues values)
    {
        var fact = new SupplyFact { Kind = FactKind.Joining, From = on, To = on, Number = file.Point!.MeterSize, Source = "" };
        try
        {
            Service?[] services = [file.Terms?.WaterUseClass is null ? null : Service.Water, file.Terms?.SewerUseClass is null ? null : Service.Sewer];
            var engine = new ChargeEngine(file.Office.Book);
            return new Money(services.OfType<Service>().Sum(service => engine.Price(new Supply
            {
                Service = service,
                UseClass = (service == Service.Water ? file.Terms!.WaterUseClass : file.Terms!.SewerUseClass)!,
                MeterSize = size,
                Usage = [new RegisterUsage(null, new CubicMetres(0))],
                From = on,
                To = on,
                Months = 1,
                Month = BillingMonth.Of(on),
                UserSince = file.Contract!.From.PlusDays(-1),
                Facts = [fact],
            }).Lines.Where(line => line.Kind == ChargeLineKind.JoiningFee).Sum(line => line.Charged.Yen)));
        }
        catch (BusinessRuleException refusal)
        {
            values.Refuse(values.Text("size") is null ? "" : "size", refusal.Said);
            return null;
        }
    }

    /// <summary>Sizes that the joining fee or else the gate knows.</summary>
    private static List<int> Sizes(RequestFile file)
    {
        var (book, today) = (file.Office.Book, file.Office.Today);
        var fees = book.AllInForce<FeeRule>(today, Service.Water).Where(r => r.On == FeeEvent.Joining).SelectMany(r => r.BySize.Keys);
        var gate = book.InForce<GateMeterCapacityRule>(today)?.CubicMetresPerMonth.Keys ?? [];
        return [.. (fees.Any() ? fees : gate).Append(file.Point!.MeterSize).Distinct().Order()];
    }
}
