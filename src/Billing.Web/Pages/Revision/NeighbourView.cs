using Billing.Revision;

namespace Billing.Web.Pages.Revision;

/// <summary>Neighbours' bills beside one's own.</summary>
/// <param name="Whom">Household.</param>
/// <param name="Volumes">m³ a month.</param>
/// <param name="Rows">One's own and the neighbours'.</param>
public sealed record NeighbourView(string Whom, IReadOnlyList<int> Volumes, IReadOnlyList<NeighbourRow> Rows);
