namespace Billing.RuleBooks;

/// <summary>kind <c>badDebtAllowance</c>: 貸倒引当金, the share of what is outstanding that is expected to be lost, by how long it is overdue (地方公営企業法施行規則 22条).</summary>
public sealed record BadDebtRule : Rule
{
    /// <summary>Percent of claims that are not due yet.</summary>
    public required decimal NotDuePercent { get; init; }

    /// <summary>In ascending order of <see cref="BadDebtBand.Months"/>; the first begins at 0, the day after the due date.</summary>
    public required IReadOnlyList<BadDebtBand> Bands { get; init; }
}

/// <summary>Claims overdue by at least so many months, up to the next band.</summary>
/// <param name="Months">Whole months since the due date.</param>
/// <param name="Percent">Percent of the outstanding amount.</param>
public sealed record BadDebtBand(int Months, decimal Percent);
