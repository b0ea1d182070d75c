using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Contractors;
using Billing.Requests.Forms;
using Billing.Requests.Works;

namespace Billing.Requests;

/// <summary>A paper that the office makes of a request.</summary>
public enum RequestPaper : byte
{
    /// <summary>申請書・届出書, filled in.</summary>
    Application = 1,

    /// <summary>仮受付票.</summary>
    Slip = 2,

    /// <summary>給水装置工事承認書.</summary>
    Permit = 3,

    /// <summary>排水設備計画確認書.</summary>
    DrainageConfirmation = 4,

    /// <summary>検査済証.</summary>
    Certificate = 5,

    /// <summary>承認・処理の通知.</summary>
    Acceptance = 6,

    /// <summary>不承認・差戻しの通知.</summary>
    Refusal = 7,

    /// <summary>指定証.</summary>
    Designation = 8,
}

/// <summary>Which papers a request has by now, and whether one may be handed out.</summary>
public static class RequestPapers
{
    /// <summary>Those that can be printed in the state in which the request is.</summary>
    public static IReadOnlyList<RequestPaper> Of(RequestFile file) => [.. Enum.GetValues<RequestPaper>().Where(paper => Has(file, paper))];

    public static Sentence Name(RequestPaper paper) => paper switch
    {
        RequestPaper.Application => new("申請書・届出書", "Application"),
        RequestPaper.Slip => new("仮受付票", "Provisional slip"),
        RequestPaper.Permit => new("給水装置工事承認書", "Permit of the supply works"),
        RequestPaper.DrainageConfirmation => new("排水設備計画確認書", "Confirmation of the drainage plan"),
        RequestPaper.Certificate => new("検査済証", "Inspection certificate"),
        RequestPaper.Acceptance => new("処理通知書", "Notice of acceptance"),
        RequestPaper.Refusal => new("不承認・補正通知書", "Notice of refusal"),
        _ => new("指定工事店指定証", "Certificate of designation"),
    };

    /// <summary>Name in addresses, <c>drainageConfirmation</c>.</summary>
    public static string Key(RequestPaper paper) => char.ToLowerInvariant(paper.ToString()[0]) + paper.ToString()[1..];

    /// <summary>Whether the paper goes into other hands than the applicant's: the contractor fetches it.</summary>
    public static bool GoesToThirdParty(RequestFile file, RequestPaper paper) => paper != RequestPaper.Refusal && file.Request.Kind == RequestKind.Works;

    /// <summary>Refuses a paper that would tell a third party where a protected person lives.</summary>
    /// <returns>The gate through which addresses of the paper go.</returns>
    /// <exception cref="BusinessRuleException"><c>protection.third-party</c>; <c>paper.none</c>: the request has no such paper by now.</exception>
    public static async Task<Disclosure> Require(RequestFile file, RequestPaper paper)
    {
        if (!Has(file, paper))
        {
            throw new BusinessRuleException("paper.none", $"この届出は「{file.Procedure.Machine.State(file.Request.State).Said.Ja}」なので、{Name(paper).Ja}はまだありません。", $"The request is \"{file.Procedure.Machine.State(file.Request.State).Said.En}\": it has no such paper by now.");
        }

        var db = file.Office.Db;
        var person = file.Customer ?? file.User;
        var gate = person is not null ? await Disclosure.OfCustomers(db, [person.Id], file.Office.Today)
            : file.Point is not null ? await Disclosure.OfPlace(db, file.Point.Id, file.Office.Today)
            : await Disclosure.OfPlaces(db, [], file.Office.Today);
        var place = file.Point is null ? gate : await Disclosure.OfPlace(db, file.Point.Id, file.Office.Today);
        if (GoesToThirdParty(file, paper) && ((person is not null && IsHidden(gate, person, file)) || (file.Point is { } point && place.Hides(point))))
        {
            throw Protection.ThirdParty();
        }

        return gate;
    }

    /// <summary>Whether what tells where the person lives is left out on screen and paper.</summary>
    public static bool IsHidden(Disclosure gate, Customer person, RequestFile file) => gate.Hides(person) || person.IsProtectedOn(file.Office.Today);

    private static bool Has(RequestFile file, RequestPaper paper)
    {
        var (kind, state) = (file.Request.Kind, file.Request.State);
        var reached = file.Steps.Select(s => s.ToState).ToHashSet();
        bool Filed(Service service) => ServicesFiled.Of(file.Form.Needed("services")).Contains(service);
        return paper switch
        {
            RequestPaper.Application => true,
            RequestPaper.Slip => kind == RequestKind.Works,
            RequestPaper.Permit => kind == RequestKind.Works && reached.Contains(WorksMachine.Permitted) && Filed(Service.Water),
            RequestPaper.DrainageConfirmation => kind == RequestKind.Works && reached.Contains(WorksMachine.Permitted) && Filed(Service.Sewer),
            RequestPaper.Certificate => kind == RequestKind.Works && reached.Contains(WorksMachine.Inspected),
            RequestPaper.Designation => kind == RequestKind.Contractor && state == ContractorMachine.Designated && ContractorProcedure.IsApplication(file),
            RequestPaper.Refusal => state is WorksMachine.Refused or WorksMachine.Returned or WorksMachine.Failed,
            _ => state == CounterMachine.Done,
        };
    }
}
