using Billing.Db;
using Billing.Kernel;
using Billing.Requests;
using Billing.RuleBooks;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

/// <summary>A counter over a small town: previews and confirms as a clerk does.</summary>
internal sealed class OfficeAtWork(TestDatabase test, RuleBook book, LocalDate today, params string[] roles)
{
    public OfficeAtWork(TestDatabase test, LocalDate today)
        : this(test, BillingConfiguration.FindRuleBook("demo"), today, Roles.Clerk)
    {
    }

    public Clerk Clerk { get; } = new("mado", roles.Length == 0 ? new HashSet<string> { Roles.Clerk } : roles.ToHashSet(), today);

    /// <summary>What a request would do.</summary>
    public async Task<Foreseen> Foresee(RequestKind kind, string? place, string? customer, string trigger, params (string Field, string Text)[] typed)
    {
        await using var db = test.NewContext();
        return await Desk(db).Foresee(new RequestDraft(kind, place, customer, trigger, Typed(typed)), Clerk);
    }

    /// <summary>The form of a later step, before anything is typed.</summary>
    public async Task<Foreseen> Foresee(string number, string trigger)
    {
        await using var db = test.NewContext();
        return await Desk(db).Foresee(number, trigger, new Dictionary<string, string>(), Clerk, check: false);
    }

    /// <summary>Previews and confirms.</summary>
    public async Task<Request> Open(RequestKind kind, string? place, string? customer, string trigger, params (string Field, string Text)[] typed)
    {
        var draft = new RequestDraft(kind, place, customer, trigger, Typed(typed));
        await using var preview = test.NewContext();
        var seen = await Desk(preview).Foresee(draft, Clerk);
        Assert.True(seen.IsRight, string.Join("; ", seen.Values.Faults.Select(f => $"{f.Field}: {f.Said.En}")));
        await using var db = test.NewContext();
        var outcome = await Desk(db).Open(draft, seen.Mark, Clerk);
        return outcome.Request ?? throw new InvalidOperationException("The act was not what was shown.");
    }

    /// <summary>Confirms a preview that was made before.</summary>
    public async Task<StepOutcome> Confirm(RequestKind kind, string? place, string? customer, string trigger, string mark, params (string Field, string Text)[] typed)
    {
        await using var db = test.NewContext();
        return await Desk(db).Open(new RequestDraft(kind, place, customer, trigger, Typed(typed)), mark, Clerk);
    }

    /// <summary>What a step of a stored request would do.</summary>
    public async Task<Foreseen> Foresee(string number, string trigger, params (string Field, string Text)[] typed)
    {
        await using var db = test.NewContext();
        return await Desk(db).Foresee(number, trigger, Typed(typed), Clerk);
    }

    /// <summary>Previews and confirms a step.</summary>
    public async Task<Request> Fire(string number, string trigger, params (string Field, string Text)[] typed)
    {
        await using var preview = test.NewContext();
        var seen = await Desk(preview).Foresee(number, trigger, Typed(typed), Clerk);
        Assert.True(seen.IsRight, string.Join("; ", seen.Values.Faults.Select(f => $"{f.Field}: {f.Said.En}")));
        await using var db = test.NewContext();
        var outcome = await Desk(db).Fire(number, trigger, Typed(typed), seen.Mark, Clerk);
        return outcome.Request ?? throw new InvalidOperationException("The act was not what was shown.");
    }

    private RequestDesk Desk(BillingDbContext db) => new(db, test.Database, book, new StillClock(today.AtMidnight().InUtc().ToInstant()));

    private static Dictionary<string, string> Typed((string Field, string Text)[] typed) => typed.ToDictionary(t => t.Field, t => t.Text);
}
