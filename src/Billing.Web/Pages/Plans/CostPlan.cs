using Billing.Kernel;
using Billing.Plans.Costs;
using Billing.Revision;
using Billing.Tariffs;

namespace Billing.Web.Pages.Plans;

/// <summary>One way to make prices of a cost of service: what it is reckoned with, and what comes of it.</summary>
/// <param name="Number">1 or 2: side by side.</param>
/// <param name="Terms">How the cost becomes prices; null where a field is no number.</param>
/// <param name="Prices">Null where it was refused.</param>
/// <param name="Table">The table that the prices make; null where it was refused.</param>
/// <param name="Revenue">What it brings in of the usage, before tax.</param>
/// <param name="Samples">Bills of a household, m³ a month.</param>
/// <param name="Refused">Why nothing was reckoned.</param>
public sealed record CostPlan(int Number, CostAllocation? Terms, CostPrices? Prices, Tariff? Table, Revenue? Revenue, IReadOnlyList<HouseholdBill> Samples, Sentence? Refused);

/// <summary>A table beside the cost: the one in force, a proposal, a published one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Revenue">Null where it cannot price the usage.</param>
/// <param name="Refused">Why not.</param>
public sealed record BesideTable(string Name, Revenue? Revenue, Sentence? Refused);
