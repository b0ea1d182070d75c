using Billing.Requests.Contractors;
using Billing.Requests.Contributions;
using Billing.Requests.Enquiries;
using Billing.Requests.Moving;
using Billing.Requests.Reliefs;
using Billing.Requests.Terms;
using Billing.Requests.Works;

namespace Billing.Requests;

/// <summary>Every procedure of the office, in the order of the counter's menu.</summary>
public static class Procedures
{
    public static IReadOnlyList<Procedure> All { get; } =
    [
        new StartProcedure(),
        new StopProcedure(),
        new MoveProcedure(),
        new RenameProcedure(),
        new TemporarySupplyProcedure(),
        new PauseProcedure(),
        new ProtectiveStopProcedure(),
        new ChangeOfUseProcedure(),
        new ChangeOfPayerProcedure(),
        new PaymentMethodProcedure(),
        new MeterSizeProcedure(),
        new LeakReliefProcedure(),
        new WelfareReliefProcedure(),
        new SewerReductionProcedure(),
        new WellWaterProcedure(),
        new WorksProcedure(),
        new ContractorProcedure(),
        new ContributionProcedure(),
        new EnquiryProcedure(),
    ];

    /// <exception cref="ArgumentException">There is none of the kind.</exception>
    public static Procedure Of(RequestKind kind) => All.FirstOrDefault(p => p.Kind == kind) ?? throw new ArgumentException($"There is no procedure for {kind}.");
}
