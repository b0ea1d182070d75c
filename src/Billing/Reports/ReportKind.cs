using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Reports;

/// <summary>One report of the list. It reads the books and writes nothing; what it holds in memory grows with days, classes and acts of persons, not with bills.</summary>
public abstract class ReportKind
{
    /// <summary>Its word in addresses, files and commands.</summary>
    public abstract string Name { get; }

    public abstract Sentence Title { get; }

    /// <summary>What it is for, in a sentence.</summary>
    public abstract Sentence Purpose { get; }

    /// <summary>Whether it tells the state of its last day rather than what happened in a period.</summary>
    public virtual bool IsState => false;

    /// <summary>The period that is shown where nobody names one: the fiscal year so far.</summary>
    public virtual (LocalDate From, LocalDate To) Usual(LocalDate today) => (FiscalYear.Of(today).First, today);

    public abstract Task<Report> Read(ReportAsk ask);

    /// <summary>This month so far.</summary>
    protected static (LocalDate From, LocalDate To) ThisMonth(LocalDate today) => (BillingMonth.Of(today).First, today);
}

/// <summary>What a report is asked.</summary>
/// <param name="Db">The books.</param>
/// <param name="Book">Rules of the utility, for what is no fact of the books.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, not before <paramref name="From"/>.</param>
public sealed record ReportAsk(BillingDbContext Db, RuleBook Book, LocalDate From, LocalDate To, CancellationToken Cancel = default);
