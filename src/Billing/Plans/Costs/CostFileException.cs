using Billing.Kernel;

namespace Billing.Plans.Costs;

/// <summary>A cost file that cannot be used, with every fault.</summary>
public sealed class CostFileException(IReadOnlyList<FileFault> faults) : DataFileException(faults);
