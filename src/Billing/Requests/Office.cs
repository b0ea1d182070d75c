using Billing.RuleBooks;
using NodaTime;

namespace Billing.Requests;

/// <summary>Who acts, when, with which rules and on which database: what every procedure and consequence is given. The domain reads no clock; the day comes from here.</summary>
/// <param name="Db">The context of the act; inside its transaction where something is changed.</param>
/// <param name="Database">For operations that need further contexts.</param>
/// <param name="Person">Signed-in name.</param>
/// <param name="Roles">What the person may do: names of <see cref="Kernel.Roles"/>.</param>
public sealed record Office(BillingDbContext Db, IBillingDatabase Database, RuleBook Book, string Person, IReadOnlySet<string> Roles, LocalDate Today, Instant Now)
{
    /// <summary>A number that the utility sets for a procedure (<see cref="ProcedureRule"/>), e.g. <c>minMonths</c> of a pause; null = it sets none.</summary>
    public int? Limit(RequestKind kind, string name) =>
        Book.AllInForce<ProcedureRule>(Today).FirstOrDefault(r => r.Procedure == RequestWords.Name(kind) && r.Name == name)?.Value;
}
