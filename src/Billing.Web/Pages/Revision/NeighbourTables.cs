using Billing.Tariffs;

namespace Billing.Web.Pages.Revision;

/// <summary>Other utilities' tables that come with the program.</summary>
/// <param name="All">Every one, of either service.</param>
public sealed record NeighbourTables(IReadOnlyList<Tariff> All);
