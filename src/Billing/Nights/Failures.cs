using Billing.Kernel;
using Billing.Metering;

namespace Billing.Nights;

/// <summary>Writes a refusal down as a contract set aside.</summary>
internal static class Failures
{
    public static NightFailure AsFailure(this BusinessRuleException refusal, int nightId, Stage stage, Usage usage) => new()
    {
        NightId = nightId,
        Stage = stage,
        ContractId = usage.ContractId,
        UsageId = usage.Id,
        Code = refusal.Code,
        Ja = refusal.Said.Ja,
        En = refusal.Said.En,
    };
}
