using Billing.Kernel;

namespace Billing.Tariffs;

public enum LintSeverity : byte
{
    /// <summary>Worth knowing; nothing need change.</summary>
    Note,

    /// <summary>Allowed by the format, but more often a slip than meant.</summary>
    Warning,

    /// <summary>Part of the table says nothing or contradicts another part.</summary>
    Error,
}

/// <summary>Something suspicious in a well-formed tariff.</summary>
/// <param name="Code">Stable word for the rule, e.g. <c>tier.unordered</c>.</param>
/// <param name="Path">JSON path.</param>
/// <param name="Said">What it is and what would be right.</param>
public sealed record LintFinding(LintSeverity Severity, string Code, string Path, Sentence Said);
