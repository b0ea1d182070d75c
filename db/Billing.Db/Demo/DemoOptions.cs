using Billing.Kernel;

namespace Billing.Db.Demo;

/// <summary>What town to make. The same options make the same town, row for row.</summary>
public sealed record DemoOptions
{
    /// <summary>Contracts of the source document (小松島市 図6-7): 16,223 一般用, 199 団体用, 16 工業用.</summary>
    public const int DocumentedAccounts = 16_438;

    public const int MostAccounts = 1_000_000;

    /// <summary>
    /// Running contracts. For <see cref="DocumentedAccounts"/> the three classes have exactly the document's counts and the few ships and temporary
    /// supplies, which it does not count, come on top; any other number is the whole.
    /// </summary>
    public int Accounts { get; init; } = DocumentedAccounts;

    /// <summary>Billing months with readings; the last one is still to be billed. With 13 the gate sees the same month of last year.</summary>
    public int Months { get; init; } = 13;

    public long Seed { get; init; } = 1;

    /// <summary>The billing month whose night is still to run.</summary>
    public BillingMonth LastMonth { get; init; } = new(2026, 11);

    /// <summary>Whether the index of the counter's search is written.</summary>
    public bool SearchIndex { get; init; } = true;

    /// <summary>Whether the months before the last are billed and partly paid.</summary>
    public bool Bill { get; init; } = true;

    /// <exception cref="BusinessRuleException"><c>demo.options</c>.</exception>
    public void Check()
    {
        if (Accounts is < 1 or > MostAccounts)
        {
            throw Refuse($"契約数は1から{MostAccounts:N0}までです（指定: {Accounts:N0}）。", $"Accounts is {Accounts:N0}; it must be 1 to {MostAccounts:N0}.");
        }

        if (Months is < 1 or > 60)
        {
            throw Refuse($"月数は1から60までです（指定: {Months}）。", $"Months is {Months}; it must be 1 to 60.");
        }
    }

    private static BusinessRuleException Refuse(string ja, string en) => new("demo.options", ja, en);
}

/// <summary>How far the making of a town is.</summary>
/// <param name="Stage">What is being made.</param>
/// <param name="Done">Parts done.</param>
/// <param name="Total">Parts in all.</param>
public readonly record struct DemoProgress(DemoStage Stage, int Done, int Total);

public enum DemoStage : byte
{
    /// <summary>Places, meters, customers, contracts, readings; counted in routes.</summary>
    Town,

    /// <summary>Nights of the past; counted in months.</summary>
    Nights,

    /// <summary>Money that came in; counted in bills.</summary>
    Payments,
}

/// <summary>What was made.</summary>
/// <param name="Accounts">Running contracts.</param>
/// <param name="Readings">Register values.</param>
/// <param name="Bills">Bills of the past months.</param>
/// <param name="NextNight">The night that is still to run.</param>
public sealed record DemoResult(int Accounts, int Readings, int Bills, NodaTime.LocalDate NextNight);
