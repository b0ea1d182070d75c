using Billing.Kernel;

namespace Billing.Concession;

/// <summary>Words of the settlement.</summary>
public static class ConcessionWords
{
    public static Sentence Of(FeeMovementKind kind) => kind switch
    {
        FeeMovementKind.Received => new("収納", "Received"),
        FeeMovementKind.Cancelled => new("収納の取消", "Taken back"),
        FeeMovementKind.SetOff => new("充当", "Set off"),
        FeeMovementKind.Overpaid => new("更正による過誤納", "Overpaid after a correction"),
        _ => new("精算による減額", "Given back by settlement"),
    };
}
