using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>A tariff file that cannot be used, with every fault.</summary>
public sealed class TariffFileException(IReadOnlyList<FileFault> faults) : DataFileException(faults);
