using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Data files that cannot be used. Carries every fault found, not only the first.</summary>
public class TariffFileException : Exception
{
    public TariffFileException(IReadOnlyList<FileFault> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>At least one, in the order of the file.</summary>
    public IReadOnlyList<FileFault> Faults { get; }
}
