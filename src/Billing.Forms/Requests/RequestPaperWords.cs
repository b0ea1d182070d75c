using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Contractors;
using Billing.Requests.Forms;

namespace Billing.Forms.Requests;

/// <summary>What the papers of requests say.</summary>
internal static class RequestPaperWords
{
    public static Sentence Title(RequestFile file, RequestPaper paper) => paper switch
    {
        RequestPaper.Application => file.Request.Kind switch
        {
            RequestKind.Works => new("給水装置工事申込書兼排水設備計画確認申請書", "Application for supply and drainage works"),
            RequestKind.Enquiry => new("苦情・問合せ処理票", "Record of an enquiry"),
            RequestKind.Contractor => new("指定工事店指定(更新)申請書・届出書", "Application of a contractor"),
            _ => new($"{file.Procedure.Name.Ja}届出書", $"{file.Procedure.Name.En}: form"),
        },
        RequestPaper.Refusal when file.Procedure.Machine.State(file.Request.State).IsClosed => new("不承認通知書", "Notice of refusal"),
        RequestPaper.Refusal => new("補正・手直し通知書", "Notice of what must be put right"),
        _ => RequestPapers.Name(paper),
    };

    /// <summary>What the person is in the request.</summary>
    public static Sentence Person(RequestFile file) => file.Request.Kind switch
    {
        RequestKind.Works => new("施主(申請者)", "Applicant (owner)"),
        RequestKind.Contractor => new("事業者", "Body"),
        _ => new("使用者・届出者", "Person"),
    };

    public static IReadOnlyList<Sentence> Body(RequestFile file, RequestPaper paper) => paper switch
    {
        RequestPaper.Slip => [new("次の工事の申込みを仮に受け付けました。水栓番号は承認の時に決まります。", "The application below has been received provisionally. The supply gets its number with the permit.")],
        RequestPaper.Permit => [new("申込みのあった給水装置工事を、次のとおり承認します。", "The supply works applied for are permitted as follows.")],
        RequestPaper.DrainageConfirmation => [new("申請のあった排水設備等の計画が、下水道法その他の法令に適合することを確認しました。", "The drainage plan applied for has been found to conform with the Sewerage Act and the ordinances.")],
        RequestPaper.Certificate => [new("次の工事は、検査の結果、法令に適合していることを認め、この証を交付します。", "The works below were inspected and found to conform with the law.")],
        RequestPaper.Refusal => [new("申請のあった件について、次の理由により通知します。", "On the application below you are told the following."), Reason(file)],
        _ => [new("届出のあった件を、次のとおり処理しました。", "The request below has been carried out.")],
    };

    public static IReadOnlyList<Sentence> Notes(RequestFile file, RequestPaper paper) => paper switch
    {
        RequestPaper.Slip => [new("承認・確認の前に着工することはできません。", "Nothing may begin before the permit.")],
        RequestPaper.Permit => [new("工事は、申請した指定給水装置工事事業者が施行してください(水道法16条の2)。", "The works are carried out by the designated contractor named (Water Supply Act, article 16-2)."), new("工事が終わったら、しゅん工届を提出し検査を受けてください。検査に合格するまで通水できません。", "When done, report it and have it inspected: no water flows before.")],
        RequestPaper.DrainageConfirmation => Limit(file),
        RequestPaper.Refusal when file.Procedure.Machine.State(file.Request.State).IsClosed => [new("この決定に不服があるときは、決定を知った日の翌日から3か月以内に審査請求をすることができます(行政不服審査法)。", "An appeal may be made within three months of the day after the decision became known (Administrative Complaint Review Act).")],
        _ => [],
    };

    public static IReadOnlyList<Sentence> Designation(Contractor contractor) =>
    [
        contractor.Service == Service.Water
            ? new("水道法第16条の2第1項の規定により、給水装置工事事業者として指定したことを証する。", "Designated under article 16-2, paragraph 1 of the Water Supply Act.")
            : new("下水道条例の規定により、排水設備の工事を施行する者として指定したことを証する。", "Designated under the sewerage ordinance to carry out drainage works."),
    ];

    private static IReadOnlyList<Sentence> Limit(RequestFile file) => file.Office.Limit(RequestKind.Works, "completionDays") is { } days
        ? [new($"工事が完了したときは、完了の日から{days}日以内に届け出て、検査を受けてください。", $"Report completion within {days} days and have the works inspected.")]
        : [];

    private static Sentence Reason(RequestFile file)
    {
        var reason = file.Steps.LastOrDefault(s => s.Form is not null && FormValues.Stored(s.Form).Text("reason") is not null)?.Form is { } json ? FormValues.Stored(json).Text("reason")! : "";
        return new($"理由: {reason}", $"Reason: {reason}");
    }
}
