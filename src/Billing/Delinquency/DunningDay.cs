using NodaTime;

namespace Billing.Delinquency;

/// <summary>What a daily run found and did.</summary>
/// <param name="Opened">Cases opened or taken up again.</param>
/// <param name="Closed">Cases that ended since.</param>
/// <param name="Broken">Pledges ended because they were not kept.</param>
/// <param name="Taken">Automatic steps taken, by name.</param>
/// <param name="Proposed">Items of the worklist that wait for a person now, by name.</param>
/// <param name="Held">Open cases that are held.</param>
/// <param name="OpenCases">Open cases.</param>
public sealed record DunningDay(LocalDate Date, int Opened, int Closed, int Broken, IReadOnlyDictionary<string, int> Taken, IReadOnlyDictionary<string, int> Proposed, int Held, int OpenCases);
