namespace Billing.Db.Demo;

internal enum Plant : byte
{
    None,

    /// <summary>The last value was mistyped and nobody has seen it yet.</summary>
    Mistyped,

    /// <summary>The last exchange hung a larger meter than billing knows of (糸魚川市).</summary>
    WrongSize,

    /// <summary>A four-digit dial passes zero in the last period.</summary>
    RollOver,

    /// <summary>支援措置: the user's address is protected.</summary>
    Protected,

    /// <summary>A contract on a parent meter whose children are billed too (延岡市).</summary>
    BilledParent,
}

/// <summary>Cases that every town has, whatever its seed: exact counts, spread over the 一般用 contracts from small to large.</summary>
internal sealed class Planted
{
    private readonly Dictionary<int, Plant> _byPlace = [];

    public Planted(TownPlan plan)
    {
        if (plan.Running < 100)
        {
            return;
        }

        Spread(plan, Plant.Mistyped, plan.Running / 2000, 0.15, 0.95);
        Spread(plan, Plant.WrongSize, plan.Running / 4000, 0.25, 0.8);
        Spread(plan, Plant.RollOver, plan.Running / 4000, 0.4, 0.85);
        Spread(plan, Plant.Protected, plan.Running / 1000, 0.1, 0.9);
    }

    public Plant Of(PointKind kind, int place, int plantedParents) => kind switch
    {
        PointKind.General => _byPlace.GetValueOrDefault(place),
        PointKind.Parent when place < plantedParents => Plant.BilledParent,
        _ => Plant.None,
    };

    private void Spread(TownPlan plan, Plant plant, int count, double from, double to)
    {
        count = Math.Max(1, count);
        for (var i = 0; i < count; i++)
        {
            var share = from + ((to - from) * (i + 0.5) / count);
            var place = (int)(share * (plan.General - plan.PlantedParents));
            while (!_byPlace.TryAdd(place, plant))
            {
                place++;
            }
        }
    }
}
