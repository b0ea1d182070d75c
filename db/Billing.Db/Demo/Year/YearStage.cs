using Billing.Delinquency;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>What everybody who plays the year shares: the books, the rules, the day, and what has happened so far.</summary>
internal sealed class YearStage(BillingDatabase database, RuleBook book, long seed)
{
    /// <summary>滞納整理の担当, and who confirms what needs two persons.</summary>
    public const string Collector = "demo-collector";
    public const string Chief = "demo-chief";
    public const string Cashier = "demo-cashier";

    private static readonly HashSet<string> Rights = [Roles.Collection, Roles.SeniorClerk];

    public BillingDatabase Database { get; } = database;

    public RuleBook Book { get; } = book;

    public long Seed { get; } = seed;

    public YearTally Tally { get; } = new();

    /// <summary>What the scenes asked for that was refused, by class and code.</summary>
    public Dictionary<(DebtorClass Class, string Code), int> Refusals { get; } = [];

    public LocalDate Today { get; set; }

    /// <summary>10:00 Japanese time of the day.</summary>
    public Instant Now => Today.At(new LocalTime(1, 0)).InUtc().ToInstant();

    public bool IsBusinessDay => BusinessDays.OnOrAfter(Today) == Today;

    public Officer Officer(string person = Collector, string? second = null) => new(person, Rights, Today, Now, second);

    /// <summary>A stream for a thing of the year that does not depend on the order of things.</summary>
    public DemoRandom Random(long thing, Purpose purpose) => new(Seed, thing, purpose);
}
