namespace Billing.Plans.Accounts;

/// <summary>償還方法.</summary>
public enum LoanMethod : byte
{
    /// <summary>元利均等償還: the same instalment each time.</summary>
    EqualInstalments,

    /// <summary>元金均等償還: the same part of the principal each time.</summary>
    EqualPrincipal,
}
