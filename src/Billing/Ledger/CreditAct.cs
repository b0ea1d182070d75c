using NodaTime;

namespace Billing.Ledger;

/// <summary>Who uses a credit, and when: given by whoever calls, because the books read no clock.</summary>
/// <param name="On">Day of the books.</param>
/// <param name="At">Now.</param>
/// <param name="Person">Signed-in name.</param>
public sealed record CreditAct(LocalDate On, Instant At, string Person);
