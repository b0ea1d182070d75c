namespace Billing.Kernel;

/// <summary>A refusal by rule: something a clerk can say aloud, not a bug. Shown by one filter, recorded per contract by jobs that go on.</summary>
public sealed class BusinessRuleException : Exception
{
    public BusinessRuleException(string code, string ja, string en)
        : base($"{code}: {en}")
    {
        Code = code;
        Said = new Sentence(ja, en);
    }

    /// <summary>Stable code of the rule, e.g. <c>bill.already-reversed</c>.</summary>
    public string Code { get; }

    /// <summary>The reason in both languages: what, where, and what would be right.</summary>
    public Sentence Said { get; }
}
