using Billing.Kernel;

namespace Billing.Cli.Common;

/// <summary>The call or its input cannot be used: what, where, and what would be right. Exit code 2.</summary>
internal sealed class UnusableInputException(string ja, string en) : Exception(en)
{
    public Sentence Said { get; } = new(ja, en);
}
