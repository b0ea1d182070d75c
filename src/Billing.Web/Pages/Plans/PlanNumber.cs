using Billing.Plans.Desk;
using Billing.Web.Pages.Revision;

namespace Billing.Web.Pages.Plans;

/// <summary>A number of a plan with its slider: where the plan states a range the slider reaches it, else half and twice the value.</summary>
public static class PlanNumber
{
    public static NumberField Of(PlanField field, string typed, string label)
    {
        if (field.Kind != PlanFieldKind.Assumption)
        {
            return new NumberField(field.Name, label, typed, "%", field.Kind == PlanFieldKind.Revision ? 0m : -50m, field.Kind == PlanFieldKind.Revision ? 60m : 50m, 1m);
        }

        var now = NumberField.Number(field.Value);
        if (now is not { } value || field.Value.Contains(',', StringComparison.Ordinal))
        {
            // A value for every year is typed.
            return new NumberField(field.Name, label, typed, field.Unit ?? "", 0m, 0m, 0m);
        }

        var (low, high) = (Math.Min(0.5m, field.Range?.Low ?? 1m), Math.Max(2m, field.Range?.High ?? 1m));
        var step = Step(value == 0m ? 1m : Math.Abs(value));
        var (least, most) = value == 0m ? (-2m, 2m) : (Math.Min(value * low, value * high), Math.Max(value * low, value * high));
        return new NumberField(field.Name, label, typed, field.Unit ?? "", decimal.Floor(least / step) * step, decimal.Ceiling(most / step) * step, step);
    }

    /// <summary>One press of an arrow key: a power of ten, a twentieth to a two-hundredth of the value.</summary>
    private static decimal Step(decimal value)
    {
        var step = 1_000_000_000m;
        while (step * 20m > value)
        {
            step /= 10m;
        }

        return step;
    }
}
