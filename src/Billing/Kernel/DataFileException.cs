namespace Billing.Kernel;

/// <summary>Data files that cannot be used. Carries every fault found, not only the first.</summary>
public abstract class DataFileException : Exception
{
    protected DataFileException(IReadOnlyList<FileFault> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>At least one, in the order of the files.</summary>
    public IReadOnlyList<FileFault> Faults { get; }
}
