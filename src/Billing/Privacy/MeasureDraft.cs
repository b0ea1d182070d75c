using NodaTime;

namespace Billing.Privacy;

/// <summary>A step of a protection as it was typed.</summary>
/// <param name="Step">Interim, decided or renewed; an end goes through <see cref="Unmasking"/>.</param>
/// <param name="From">受付日 of an interim measure, first day of a term.</param>
/// <param name="Until">Last day of a term; null for an interim measure.</param>
public sealed record MeasureDraft(MeasureStep Step, LocalDate From, LocalDate? Until, string? AskedBy, string? Office, string? Document);
