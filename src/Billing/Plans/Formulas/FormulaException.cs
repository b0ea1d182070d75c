using Billing.Kernel;

namespace Billing.Plans.Formulas;

/// <summary>A formula that cannot be read or reckoned. The caller knows which row and year, and says so.</summary>
public sealed class FormulaException(Sentence said) : Exception(said.En)
{
    public FormulaException(string ja, string en)
        : this(new Sentence(ja, en))
    {
    }

    /// <summary>What is wrong and what would be right.</summary>
    public Sentence Said { get; } = said;
}
