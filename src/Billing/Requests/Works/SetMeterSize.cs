using Billing.Kernel;

namespace Billing.Requests.Works;

/// <summary>The billing side holds another 口径 for a place from now on; the meter itself is exchanged by an order to the field.</summary>
public sealed record SetMeterSize(long ServicePointId, int Before, int After) : Consequence
{
    public override Sentence Told => new($"口径を {Before} mm から {After} mm に改めます", $"Meter size {Before} mm becomes {After} mm");

    public override async Task Apply(Act act) => (await act.ChangingPoint(ServicePointId)).MeterSize = After;

    public override async Task Undo(Act act) => (await act.ChangingPoint(ServicePointId)).MeterSize = Before;
}
