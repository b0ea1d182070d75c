using Billing.Kernel;
using Billing.Verification;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>What a played year came to.</summary>
/// <param name="Accounts">Running contracts.</param>
/// <param name="Lines">What happened, how often, and the yen it moved.</param>
/// <param name="Steps">Every step that a case of arrears took: state, trigger, next state, and how often.</param>
/// <param name="Seconds">Where the time went, by part of the play.</param>
/// <param name="Refusals">What the scenes asked for that was refused: class and code, and how often.</param>
/// <param name="Unfinished">Delinquents who did not come to the end of their scenes, by class.</param>
/// <param name="Scripts">Scripts of single debtors that could not go on, or did not come to their end, with the reason.</param>
/// <param name="Cases">Cases of arrears at the end, by state.</param>
/// <param name="Books">The check of the books at the end.</param>
/// <param name="Reports">Every report beside the transfers.</param>
/// <param name="NextNight">The night that is still to run.</param>
public sealed record YearResult(
    int Accounts,
    IReadOnlyList<YearLine> Lines,
    IReadOnlyDictionary<(string From, string Trigger, string To), int> Steps,
    IReadOnlyDictionary<string, double> Seconds,
    IReadOnlyDictionary<string, int> Refusals,
    IReadOnlyDictionary<string, int> Unfinished,
    IReadOnlyDictionary<string, string> Scripts,
    IReadOnlyDictionary<string, int> Cases,
    VerificationReport Books,
    IReadOnlyList<ReportBalance> Reports,
    LocalDate NextNight)
{
    /// <summary>The books have no breach and every report adds up.</summary>
    public bool IsClean => Books.Breaches.Count == 0 && Reports.All(r => r.Agrees);
}

/// <summary>A figure of a report beside the same figure added up from the transfers.</summary>
public sealed record ReportBalance(string Report, Sentence Figure, decimal Reported, decimal Booked)
{
    public bool Agrees => Reported == Booked;
}
