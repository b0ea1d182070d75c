using System.Globalization;
using Billing.Places;

namespace Billing.Db.Demo;

/// <summary>An apartment house that the walk is just passing: its units share house number, name and landlord.</summary>
internal sealed class Building(string address, string name, Customer landlord, int units, long? parentId)
{
    private int _unit;

    public Customer Landlord { get; } = landlord;

    /// <summary>親メーター; null where every unit has its own supply.</summary>
    public long? ParentId { get; } = parentId;

    public bool HasUnits => _unit < units;

    public string MasterAddress => $"{address} {name}(親メーター)";

    public string NextUnit()
    {
        var (floor, door) = Math.DivRem(_unit++, 4);
        return string.Create(CultureInfo.InvariantCulture, $"{address} {name}{floor + 1}{door + 1:00}号室");
    }
}
