using Billing.Kernel;

namespace Billing.Cli.Health;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Code">Stable name, as <c>settings.unknown</c>.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Said">What was found.</param>
/// <param name="Remedy">How to mend it; null where nothing is to be done.</param>
internal sealed record Finding(string Code, FindingLevel Level, Sentence Said, Sentence? Remedy = null)
{
    public static Finding Well(string code, string ja, string en) => new(code, FindingLevel.Well, new Sentence(ja, en));
}

internal enum FindingLevel
{
    Well,

    /// <summary>It works, but something should be seen to.</summary>
    Doubtful,

    /// <summary>Something does not work.</summary>
    Wrong,
}
