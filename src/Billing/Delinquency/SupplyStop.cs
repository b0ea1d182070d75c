using Billing.FieldWork;

namespace Billing.Delinquency;

/// <summary>給水停止: one supply that a step ordered to be closed, and the order that gives it back.</summary>
public sealed class SupplyStop
{
    public long Id { get; set; }

    public long CaseId { get; set; }

    public long StepId { get; set; }

    public long ContractId { get; set; }

    public long ServicePointId { get; set; }

    /// <summary>The <see cref="FieldOrder"/> of the stop.</summary>
    public long StopOrderId { get; set; }

    /// <summary>The order of the return; null = none yet.</summary>
    public long? ReturnOrderId { get; set; }

    /// <summary>Neither called off nor ordered back.</summary>
    public bool Stands { get; set; }

    public int Version { get; set; }
}
