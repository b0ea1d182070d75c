using Billing.Charges;
using Billing.Kernel;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;

namespace Billing.Requests.Works;

/// <summary>審査・検査手数料 and 加入金 of works, by the rules of the day. A larger meter pays the difference of the joining fee; a smaller one gets nothing back.</summary>
internal static class WorksFees
{
    /// <summary>What is assessed when the design has passed: one bill per service.</summary>
    public static IEnumerable<AssessFee> First(RequestFile file) => ServicesFiled.Of(file.Form.Needed("services"))
        .Select(service => Assess(file, service, [Fee(file, "review", service), Fee(file, "inspection", service), .. service == Service.Water ? [Joining(file)] : Array.Empty<FeeLine?>()]))
        .OfType<AssessFee>();

    /// <summary>What another inspection costs.</summary>
    public static IEnumerable<AssessFee> Again(RequestFile file) => ServicesFiled.Of(file.Form.Needed("services"))
        .Select(service => Assess(file, service, [Fee(file, "reInspection", service)]))
        .OfType<AssessFee>();

    private static AssessFee? Assess(RequestFile file, Service service, IReadOnlyList<FeeLine?> lines) => AssessFee.Of(
        file.Office,
        file.Customer?.Id,
        service,
        [.. lines.OfType<FeeLine>()],
        file.Office.Today.PlusDays(file.Office.Limit(RequestKind.Works, "feeDays") ?? 0),
        $"{RequestWords.Of(RequestKind.Works).Ja} {file.Request.Number}");

    private static FeeLine? Fee(RequestFile file, string name, Service service) => FeeLine.Of(file.Office, RequestKind.Works, name, service, ChargeLineKind.Fee, Size(file));

    private static FeeLine? Joining(RequestFile file) => file.Form.Text("kind") switch
    {
        WorksForm.New => FeeLine.Of(file.Office, RequestKind.Works, "joining", Service.Water, ChargeLineKind.JoiningFee, Size(file)),
        WorksForm.Resize when file.Point is { } point => FeeLine.Of(file.Office, RequestKind.Works, "joining", Service.Water, ChargeLineKind.JoiningFee, Size(file), point.MeterSize),
        _ => null,
    };

    private static int? Size(RequestFile file) => (int?)file.Form.Whole("size");
}
