using Billing.Kernel;
using Billing.Requests.Contractors;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Works;

/// <summary>What an application for works must satisfy before it is received.</summary>
internal static class WorksChecks
{
    public static async Task Application(RequestFile file, FormValues values)
    {
        await Place(file, values);
        Days(file, values);
        var services = ServicesFiled.Of(values.Needed("services"));
        if (await ContractorRegister.Refusal(file.Office.Db, values.Needed("contractor"), services, file.Office.Today) is { } reason)
        {
            values.Refuse("contractor", reason);
        }
    }

    /// <summary>A day of a step: not after today and not before what must have come first.</summary>
    /// <param name="earliest">Null = nothing came before.</param>
    public static void On(RequestFile file, FormValues values, LocalDate? earliest, Sentence before)
    {
        var on = values.Day("on")!.Value;
        if (on > file.Office.Today)
        {
            values.Refuse("on", "今日より後の日は入力できません。", "The day is still to come.");
        }

        if (on < earliest)
        {
            values.Refuse("on", $"{before.Ja}({earliest:uuuu-MM-dd})より前の日は入力できません。", $"It cannot be before {before.En} ({earliest:uuuu-MM-dd}).");
        }
    }

    private static async Task Place(RequestFile file, FormValues values)
    {
        var services = ServicesFiled.Of(values.Needed("services"));
        var kind = values.Needed("kind");
        if (file.Point is null)
        {
            if (kind != WorksForm.New)
            {
                values.Refuse("kind", "改造・口径変更は、検索で見つけた契約の画面から始めてください。", "An alteration begins on the page of a contract: search for it first.");
            }

            return;
        }

        if (kind == WorksForm.New && services.Contains(Service.Water))
        {
            values.Refuse("kind", $"この場所には水栓 {file.Point.Number} が既にあります。改造か口径変更を選んでください。", $"Supply {file.Point.Number} is there already: choose an alteration or another meter size.");
        }

        if (kind == WorksForm.New && services.Contains(Service.Sewer) && await file.Office.Db.SewerConnections.AnyAsync(s => s.ServicePointId == file.Point.Id && (s.To == null || s.To >= file.Office.Today)))
        {
            values.Refuse("kind", "この場所は公共下水道に接続済みです。改造を選んでください。", "The place drains into the public sewer already: choose an alteration.");
        }

        if (kind == WorksForm.Resize && values.Whole("size") == file.Point.MeterSize)
        {
            values.Refuse("size", $"今の口径({file.Point.MeterSize} mm)と同じです。", $"It has {file.Point.MeterSize} mm already.");
        }
    }

    private static void Days(RequestFile file, FormValues values)
    {
        var (start, end) = (values.Day("startOn")!.Value, values.Day("endOn")!.Value);
        if (end < start)
        {
            values.Refuse("endOn", "完了予定日が着工予定日より前です。", "The end is before the beginning.");
        }

        var least = file.Request.ReceivedOn.PlusDays(file.Office.Limit(RequestKind.Works, "drainageDaysBefore") ?? 0);
        if (ServicesFiled.Of(values.Needed("services")).Contains(Service.Sewer) && start < least)
        {
            values.Refuse("startOn", $"排水設備の工事は、着工の{Period.DaysBetween(file.Request.ReceivedOn, least)}日前までに申請が必要です。{least:uuuu-MM-dd}以後の日にしてください。", $"Drainage works are filed {Period.DaysBetween(file.Request.ReceivedOn, least)} days before they begin: {least:uuuu-MM-dd} at the earliest.");
        }

        if (start < file.Request.ReceivedOn)
        {
            values.Refuse("startOn", "着工予定日が受付日より前です。承認・確認の前に着工することはできません。", "The beginning is before the receipt: nothing begins before it is permitted.");
        }
    }
}
