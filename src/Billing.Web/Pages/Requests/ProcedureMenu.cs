using Billing.Requests;

namespace Billing.Web.Pages.Requests;

/// <summary>The procedures that a clerk begins on the page of a contract, each with its key.</summary>
/// <param name="Contract">契約番号.</param>
/// <param name="Runs">An ended contract leaves only what begins at its place.</param>
/// <param name="Roles">Of the person who looks; what another desk receives is left out.</param>
public sealed record ProcedureMenu(string Contract, bool Runs, IReadOnlySet<string> Roles)
{
    /// <summary>Letters that neither the menu nor the page uses; procedures without one take the digits in their order.</summary>
    private static readonly Dictionary<RequestKind, char> Letters = new()
    {
        [RequestKind.Start] = 's',
        [RequestKind.Stop] = 'e',
        [RequestKind.Move] = 'g',
        [RequestKind.Rename] = 'w',
        [RequestKind.TemporarySupply] = 'z',
        [RequestKind.Pause] = 'x',
        [RequestKind.ProtectiveStop] = 'y',
    };

    private static readonly IReadOnlyList<(Procedure Procedure, string? Key)> All = Keyed();

    public IEnumerable<(Procedure Procedure, string? Key)> Entries => All.Where(e => e.Procedure.ReceivedBy(Roles) && (e.Procedure.Subject == RequestSubject.Place || (Runs && e.Procedure.Subject == RequestSubject.Contract)));

    private static List<(Procedure, string?)> Keyed()
    {
        var digits = new Queue<char>("1234567890");
        return [.. Procedures.All.Where(p => p.Subject != RequestSubject.Person).Select(p =>
            (p, Letters.TryGetValue(p.Kind, out var letter) ? letter.ToString() : digits.TryDequeue(out var digit) ? digit.ToString() : null))];
    }
}
