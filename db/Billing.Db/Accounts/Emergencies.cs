using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Db.Accounts;

/// <summary>
/// 緊急利用 (break-glass): when nobody who may manage accounts can sign in, whoever may run the command line on the server opens an account for a few
/// hours. It is a new account each time, so that every trace names this one opening; it ends by itself; and every administrator sees it until one has answered for it.
/// </summary>
public sealed class Emergencies(BillingDbContext db, StaffAccounts accounts)
{
    /// <summary>Hours that an account may be good for at most. Our choice: a working day.</summary>
    public const int MostHours = 8;

    /// <summary>Characters of a reason. Our choice: a word is no reason.</summary>
    public const int ShortestReason = 10;

    /// <summary>Opens an account for a time.</summary>
    /// <returns>Its name, and its password, which is shown once.</returns>
    /// <exception cref="BusinessRuleException"><c>emergency.reason</c>, <c>emergency.hours</c> or <c>staff.role</c>.</exception>
    public async Task<(EmergencyEntry Entry, string Password)> Open(string reason, string role, int hours, StaffActor by, CancellationToken cancel)
    {
        if (reason.Trim().Length < ShortestReason)
        {
            throw new BusinessRuleException("emergency.reason", $"緊急利用の理由を {ShortestReason} 文字以上で書いてください。", $"Say why in at least {ShortestReason} characters.");
        }

        if (hours is < 1 or > MostHours)
        {
            throw new BusinessRuleException("emergency.hours", $"緊急利用は 1 時間から {MostHours} 時間までです。", $"An emergency lasts 1 to {MostHours} hours.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var number = await db.Set<EmergencyEntry>().CountAsync(cancel) + 1;
        var (name, password, until) = ($"emergency-{number}", PasswordRule.Generate(), by.At + Duration.FromHours(hours));
        await accounts.Create(name, $"緊急利用 {number}", password, role, cancel: cancel);
        var user = await db.Set<StaffUser>().SingleAsync(u => u.UserName == name, cancel);
        user.EmergencyUntil = until;
        var entry = new EmergencyEntry { At = by.At, UserName = name, By = by.Who, Reason = reason.Trim(), Role = role, Until = until };
        db.Add(entry);
        db.Add(new StaffAct { At = by.At, Who = by.Who, Kind = StaffActKind.EmergencyOpened, About = name, What = $"{role}; {until}; {reason.Trim()}" });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return (entry, password);
    }

    /// <summary>Notes a sign-in with such an account.</summary>
    public async Task Used(string userName, Instant at, CancellationToken cancel)
    {
        var entry = await db.Set<EmergencyEntry>().SingleAsync(e => e.UserName == userName, cancel);
        entry.UsedAt ??= at;
        db.Add(new StaffAct { At = at, Who = userName, Kind = StaffActKind.EmergencyUsed, About = userName, What = entry.Reason });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>An administrator answers for an emergency: what it was and what was found. The account ends with it.</summary>
    /// <exception cref="BusinessRuleException"><c>emergency.own</c>: an emergency is not answered for by its own account; <c>emergency.finding</c>: nothing was written.</exception>
    public async Task Review(long id, string? finding, StaffActor by, CancellationToken cancel)
    {
        var entry = await db.Set<EmergencyEntry>().SingleAsync(e => e.Id == id, cancel);
        if (await db.Set<StaffUser>().AnyAsync(u => u.UserName == by.Who && u.EmergencyUntil != null, cancel))
        {
            throw new BusinessRuleException("emergency.own", "緊急利用の確認は、通常の管理者が行います。", "An emergency is answered for by a regular administrator.");
        }

        if (string.IsNullOrWhiteSpace(finding))
        {
            throw new BusinessRuleException("emergency.finding", "確認した内容を書いてください。", "Write down what you found.");
        }

        if (entry.ReviewedAt is not null)
        {
            throw new BusinessRuleException("emergency.reviewed", "この緊急利用は確認済みです。", "This emergency has been answered for.");
        }

        (entry.ReviewedBy, entry.ReviewedAt, entry.Finding) = (by.Who, by.At, finding.Trim());
        var user = await db.Set<StaffUser>().SingleAsync(u => u.UserName == entry.UserName, cancel);
        user.DisabledAt ??= by.At;
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        db.Add(new StaffAct { At = by.At, Who = by.Who, Kind = StaffActKind.EmergencyReviewed, About = entry.UserName, What = finding.Trim() });
        await db.SaveChangesAsync(cancel);
    }
}
