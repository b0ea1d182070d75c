using Billing.Kernel;

namespace Billing.Plans;

/// <summary>A plan that cannot be used: fields that are wrong, formulas that name what is not there, or books that do not balance.</summary>
public sealed class PlanFileException(IReadOnlyList<FileFault> faults) : DataFileException(faults)
{
    public PlanFileException(string file, string path, string ja, string en)
        : this([new FileFault(file, path, new Sentence(ja, en))])
    {
    }
}
