using Billing.Kernel;

namespace Billing.Metering;

/// <summary>One reason to hold a usage.</summary>
/// <param name="RuleId">Id of the rule in the rule book.</param>
/// <param name="Said">What was found, with its figures, as a clerk can say it.</param>
public sealed record Finding(string RuleId, Sentence Said)
{
    /// <summary>A finding whose figures are written the same on every machine.</summary>
    internal static Finding Of(string ruleId, FormattableString ja, FormattableString en)
        => new(ruleId, Sentence(ja, en));

    /// <summary>A sentence whose figures are written the same on every machine.</summary>
    internal static Sentence Sentence(FormattableString ja, FormattableString en)
        => new(FormattableString.Invariant(ja), FormattableString.Invariant(en));

    /// <summary>A refusal whose figures are written the same on every machine.</summary>
    internal static BusinessRuleException Refusal(string code, FormattableString ja, FormattableString en)
        => new(code, FormattableString.Invariant(ja), FormattableString.Invariant(en));
}
