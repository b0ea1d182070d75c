using Billing.FieldWork;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Billing.Requests.Moving;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Works;

/// <summary>What happens when works are done: the meter hangs, water flows, the house drains, and use begins. Construction water comes first where it is asked for.</summary>
internal static class WorksConnection
{
    /// <summary>工事用水: a supply for the time of the works, in the contractor's name, with a meter of its own.</summary>
    public static async Task ConstructionWater(RequestFile file, FormValues values, Plan plan)
    {
        var (office, point) = (file.Office, file.Point!);
        var on = values.Day("on")!.Value;
        var place = await SupplyPlace.Read(office, point.Id);
        if (place.RunningOn(on) is { } running)
        {
            values.Refuse("on", $"この場所は契約 {running.Number} が使用中です。", $"Contract {running.Number} runs at this place.");
            return;
        }

        var number = file.Form.Needed("contractor");
        var builder = await office.Db.Contractors.AsNoTracking().Where(c => c.Number == number).Join(office.Db.Customers, c => c.CustomerId, u => u.Id, (_, u) => u).FirstAsync();
        plan.Add(new UseCustomer(builder.Id, builder.Name));
        plan.Add(new OpenContract(point.Id, place.NextNumber, builder.Name, on, values.Text("water"), null, IsDrained: false, 1, PaymentMethod.Slip, null));
        Meter(place, point, on, plan);
        plan.Add(new OrderFieldWork(FieldTask.OpenTap, point.Id, Later(office, on), null));
        plan.Warn("工事用水が終わったら、通水の前に使用中止の届出を受け付けてください。", "When construction water ends, receive its stop before the place is connected.");
    }

    public static async Task Connect(RequestFile file, FormValues values, Plan plan)
    {
        var office = file.Office;
        var services = ServicesFiled.Of(file.Form.Needed("services"));
        WorksChecks.On(file, values, WorksProcedure.LastForm(file, WorksMachine.Pass)?.Day("on"), new("検査に合格した日", "the day of the passed inspection"));
        if (file.Point is not { } point || !values.AreRight)
        {
            return;
        }

        var on = values.Day("on")!.Value;
        var place = await SupplyPlace.Read(office, point.Id);
        var running = place.RunningOn(on);
        if (running is not null && file.Form.Text("kind") == WorksForm.New && services.Contains(Service.Water))
        {
            values.Refuse("on", $"工事用水の契約 {running.Number} が使用中です。先に使用中止を受け付けてください(最終日は通水の前日まで)。", $"Construction water (contract {running.Number}) still runs: receive its stop first.");
            return;
        }

        if (services.Contains(Service.Water))
        {
            Water(file, place, point, on, plan);
        }

        await Sewer(file, values, place, on, plan);
        Use(file, values, place, running, on, plan);
    }

    private static void Water(RequestFile file, SupplyPlace place, ServicePoint point, LocalDate on, Plan plan)
    {
        var size = (int?)file.Form.Whole("size") ?? point.MeterSize;
        if (size != point.MeterSize)
        {
            plan.Add(new SetMeterSize(point.Id, point.MeterSize, size));
        }

        if (place.Meters.Count == 0)
        {
            plan.Add(new OrderFieldWork(FieldTask.HangMeter, point.Id, Later(file.Office, on), $"{size} mm"));
        }
        else if (place.Meters[0].Size != size)
        {
            plan.Add(new OrderFieldWork(FieldTask.ExchangeMeter, point.Id, Later(file.Office, on), $"{place.Meters[0].Size} mm → {size} mm"));
        }
    }

    private static async Task Sewer(RequestFile file, FormValues values, SupplyPlace place, LocalDate on, Plan plan)
    {
        if (!ServicesFiled.Of(file.Form.Needed("services")).Contains(Service.Sewer) || await file.Office.Db.SewerConnections.AnyAsync(s => s.ServicePointId == file.Point!.Id && s.From <= on && (s.To == null || s.To >= on)))
        {
            return;
        }

        plan.Add(new ConnectSewer(file.Point!.Id, on));
        if (place.RunningOn(on) is not { } running || !running.RunsOn(on) || place.LastTerms?.SewerUseClass is not null)
        {
            return;
        }

        if (values.Text("sewer") is not { } useClass)
        {
            values.Refuse("sewer", $"契約 {running.Number} に下水道の用途がありません。用途を選んでください。", $"Contract {running.Number} has no use class for the sewer: choose one.");
            return;
        }

        plan.Add(new BeginSewerUse(running.Id, running.Number, on, useClass));
    }

    /// <summary>The applicant's own use begins on the same day, where nobody uses the place and a use class was chosen.</summary>
    private static void Use(RequestFile file, FormValues values, SupplyPlace place, Contract? running, LocalDate on, Plan plan)
    {
        var (water, sewer) = (values.Text("water"), values.Text("sewer"));
        if (running is not null || file.Customer is null || (water is null && sewer is null))
        {
            return;
        }

        var drained = place.IsDrained || ServicesFiled.Of(file.Form.Needed("services")).Contains(Service.Sewer);
        plan.Add(new OpenContract(file.Point!.Id, place.NextNumber, file.Customer.Name, on, water, sewer, drained, (int?)values.Whole("dwellings") ?? 1, PaymentMethod.Slip, null));
        if (water is not null)
        {
            plan.Add(new OrderFieldWork(FieldTask.OpenTap, file.Point.Id, Later(file.Office, on), null));
        }
    }

    private static void Meter(SupplyPlace place, ServicePoint point, LocalDate on, Plan plan)
    {
        if (place.Meters.Count == 0)
        {
            plan.Add(new OrderFieldWork(FieldTask.HangMeter, point.Id, on, $"{point.MeterSize} mm"));
        }
    }

    /// <summary>An order to the field is for today at the earliest.</summary>
    private static LocalDate Later(Office office, LocalDate on) => on < office.Today ? office.Today : on;
}
