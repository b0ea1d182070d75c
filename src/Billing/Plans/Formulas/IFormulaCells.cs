namespace Billing.Plans.Formulas;

/// <summary>What a formula can ask while it is reckoned: the plan's table as it stands.</summary>
public interface IFormulaCells
{
    /// <summary>First year of the plan.</summary>
    int First { get; }

    /// <summary>Last year of the plan.</summary>
    int Last { get; }

    /// <summary>The value of a row in a year.</summary>
    /// <param name="row">Number of the row.</param>
    /// <param name="year">Within the plan.</param>
    decimal Cell(int row, int year);

    /// <summary>What bonds or assets come to in a year.</summary>
    /// <param name="what">Which amount.</param>
    /// <param name="index">Number of the loan or asset.</param>
    decimal Account(AccountValue what, int index, int year);
}

/// <summary>Amounts that follow from bonds and assets, by their word in a formula.</summary>
public enum AccountValue : byte
{
    /// <summary>償還元金 of the year: <c>repayment(loan)</c>.</summary>
    Repayment,

    /// <summary>支払利息 of the year: <c>interest(loan)</c>.</summary>
    Interest,

    /// <summary>企業債残高 at the end of the year: <c>balance(loan)</c>.</summary>
    Balance,

    /// <summary>減価償却費 of the year: <c>depreciation(asset)</c>.</summary>
    Depreciation,

    /// <summary>帳簿価額 at the end of the year: <c>bookValue(asset)</c>.</summary>
    BookValue,
}
