using Billing.Kernel;

namespace Billing.Requests.Consequences;

/// <summary>The place is billed by another meter size. It changes with the meter that hangs there: else the gate holds every usage (<see cref="RuleBooks.GateMeterSizeRule"/>). Undone, the size before.</summary>
/// <param name="Before">mm.</param>
/// <param name="Size">mm.</param>
public sealed record ResizePoint(long ServicePointId, int Before, int Size) : Consequence
{
    public override Sentence Told => new($"この場所の口径を {Before} mm から {Size} mm にします", $"Change the meter size of the place from {Before} mm to {Size} mm");

    public override async Task Apply(Act act) => (await act.ChangingPoint(ServicePointId)).MeterSize = Size;

    public override async Task Undo(Act act) => (await act.ChangingPoint(ServicePointId)).MeterSize = Before;
}
