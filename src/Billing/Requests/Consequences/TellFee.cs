using Billing.Kernel;

namespace Billing.Requests.Consequences;

/// <summary>A fee that a later bill will carry by rule (開栓手数料 on the first bill). Changes nothing: the clerk says it and the resident hears it.</summary>
/// <param name="RuleId">The rule that the bill will follow.</param>
/// <param name="Charged">Yen as it will stand on the bill, tax included.</param>
public sealed record TellFee(string RuleId, string Ja, string En, Money Charged) : Consequence
{
    public override Sentence Told => new($"{Ja} {Charged}円は、最初の請求に含めます({RuleId})", $"{En}: {Charged} yen, on the first bill ({RuleId})");

    public override Task Apply(Act act) => Task.CompletedTask;

    public override Task Undo(Act act) => Task.CompletedTask;
}
