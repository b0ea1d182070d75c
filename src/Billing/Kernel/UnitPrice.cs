using System.Globalization;

namespace Billing.Kernel;

/// <summary>A price in yen, exact decimal: some tables have sen (93 × 1.1 = 102.3).</summary>
/// <param name="Yen">Yen for one cubic metre or one application of the table, as printed in the tariff.</param>
public readonly record struct UnitPrice(decimal Yen)
{
    public override string ToString() => Yen.ToString("#,0.####", CultureInfo.InvariantCulture);
}
