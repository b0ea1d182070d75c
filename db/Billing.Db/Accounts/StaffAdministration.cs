using Billing.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Db.Accounts;

/// <summary>What an administrator does to accounts. Each act is on record (<see cref="StaffAct"/>) and ends the sessions of the person.</summary>
/// <remarks>An administrator's own account is changed by another one: nobody raises or locks out himself, and there is always one left.</remarks>
public sealed class StaffAdministration(BillingDbContext db, StaffAccounts accounts)
{
    /// <summary>Creates a person.</summary>
    /// <returns>The password for the first sign-in, shown once.</returns>
    /// <exception cref="BusinessRuleException">As <see cref="StaffAccounts.Create"/>.</exception>
    public async Task<string> Add(string name, StaffDraft draft, StaffActor by, CancellationToken cancel)
    {
        var password = PasswordRule.Generate();
        NeedRole(draft);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await accounts.Create(name, draft.DisplayName, password, draft.Roles[0], draft.Affiliation, mustChange: true, cancel);
        var user = await Of(name, cancel);
        await accounts.SetRoles(user, draft.Roles, cancel);
        Note(by, StaffActKind.Created, user, Describe(draft));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return password;
    }

    /// <summary>Changes display name, roles and affiliation.</summary>
    /// <exception cref="BusinessRuleException"><c>staff.own</c>, <c>staff.last</c>, <c>staff.role</c>, <c>staff.display-name</c>.</exception>
    public async Task Change(string name, StaffDraft draft, StaffActor by, CancellationToken cancel)
    {
        NeedRole(draft);
        StaffAccounts.CheckDisplayName(draft.DisplayName);
        var user = await NotOwn(name, by, cancel);
        if (!draft.Roles.Contains(Roles.Administrator))
        {
            await KeepOne(user, cancel);
        }

        (user.DisplayName, user.Affiliation) = (draft.DisplayName, draft.Affiliation);
        await accounts.SetRoles(user, draft.Roles, cancel);
        await Done(user, by, StaffActKind.Changed, Describe(draft), cancel);
    }

    /// <summary>Closes an account; it stays, because traces name it.</summary>
    public async Task Disable(string name, string? why, StaffActor by, CancellationToken cancel)
    {
        var user = await NotOwn(name, by, cancel);
        await KeepOne(user, cancel);
        user.DisabledAt ??= by.At;
        await Done(user, by, StaffActKind.Disabled, why, cancel);
    }

    /// <summary>Opens a closed account again.</summary>
    public async Task Enable(string name, StaffActor by, CancellationToken cancel)
    {
        var user = await NotOwn(name, by, cancel);
        user.DisabledAt = null;
        await Done(user, by, StaffActKind.Enabled, null, cancel);
    }

    /// <summary>Gives a password for once, to be changed at the next sign-in.</summary>
    /// <returns>The password, shown once.</returns>
    public async Task<string> ResetPassword(string name, StaffActor by, CancellationToken cancel)
    {
        var user = await NotOwn(name, by, cancel);
        var password = PasswordRule.Generate();
        user.PasswordHash = StaffPasswords.Hasher.HashPassword(user, password);
        user.MustChangePassword = true;
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        await Done(user, by, StaffActKind.PasswordReset, null, cancel);
        return password;
    }

    /// <summary>Lifts the lock that wrong passwords brought.</summary>
    public async Task Unlock(string name, StaffActor by, CancellationToken cancel)
    {
        var user = await NotOwn(name, by, cancel);
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        await Done(user, by, StaffActKind.Unlocked, null, cancel);
    }

    /// <summary>Ends every session of the person.</summary>
    public async Task EndSessions(string name, StaffActor by, CancellationToken cancel) =>
        await Done(await Of(name, cancel), by, StaffActKind.SessionsEnded, null, cancel);

    /// <summary>Takes the second factor away, for a person whose device is lost; where the role needs one, the next sign-in sets up another.</summary>
    public async Task ResetTwoFactor(string name, StaffActor by, CancellationToken cancel)
    {
        var user = await NotOwn(name, by, cancel);
        user.TwoFactorEnabled = false;
        user.LastCodes = null;
        db.RemoveRange(await db.Set<IdentityUserToken<string>>().Where(t => t.UserId == user.Id).ToListAsync(cancel));
        await Done(user, by, StaffActKind.TwoFactorOff, null, cancel);
    }

    private async Task<StaffUser> Of(string name, CancellationToken cancel) => await db.Set<StaffUser>().SingleOrDefaultAsync(u => u.UserName == name, cancel)
        ?? throw new BusinessRuleException("staff.unknown", $"利用者「{name}」はいません。", $"There is nobody called '{name}'.");

    private async Task<StaffUser> NotOwn(string name, StaffActor by, CancellationToken cancel) => !string.Equals(name, by.Who, StringComparison.OrdinalIgnoreCase)
        ? await Of(name, cancel)
        : throw new BusinessRuleException("staff.own", "自分の登録は別の管理者が変更します。パスワードと二要素は「自分の設定」で変更できます。", "Another administrator changes your account. Password and second factor are changed under 'My account'.");

    /// <summary>Refuses what would leave nobody who can manage accounts.</summary>
    private async Task KeepOne(StaffUser leaving, CancellationToken cancel)
    {
        var others = await (
            from user in db.Set<StaffUser>()
            where user.Id != leaving.Id && user.DisabledAt == null && user.EmergencyUntil == null
            join link in db.Set<IdentityUserRole<string>>() on user.Id equals link.UserId
            join role in db.Set<IdentityRole>() on link.RoleId equals role.Id
            where role.Name == Roles.Administrator
            select user.Id).AnyAsync(cancel);
        if (!others)
        {
            throw new BusinessRuleException("staff.last", "管理者がいなくなります。先に別の管理者を登録してください。", "No administrator would be left. Create another one first.");
        }
    }

    private async Task Done(StaffUser user, StaffActor by, StaffActKind kind, string? what, CancellationToken cancel)
    {
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        Note(by, kind, user, what);
        await db.SaveChangesAsync(cancel);
    }

    private void Note(StaffActor by, StaffActKind kind, StaffUser about, string? what) =>
        db.Add(new StaffAct { At = by.At, Who = by.Who, Kind = kind, About = about.UserName!, What = what });

    private static string Describe(StaffDraft draft) => $"{draft.DisplayName}; {string.Join(", ", draft.Roles)}; {draft.Affiliation}";

    private static void NeedRole(StaffDraft draft)
    {
        if (draft.Roles.Count == 0 || draft.Roles.Any(role => !Roles.All.Contains(role)))
        {
            throw new BusinessRuleException("staff.role", $"役割を一つ以上選んでください: {string.Join(", ", Roles.All)}", $"Choose at least one role of {string.Join(", ", Roles.All)}.");
        }
    }
}

/// <summary>What is entered about a person.</summary>
/// <param name="DisplayName">Name as shown on the screen and in traces.</param>
/// <param name="Roles">At least one of <see cref="Kernel.Roles.All"/>.</param>
/// <param name="Affiliation">Whose staff it is.</param>
public sealed record StaffDraft(string DisplayName, IReadOnlyList<string> Roles, Affiliation Affiliation);

/// <summary>Who acts, and when.</summary>
/// <param name="Who">Signed-in name, or user and machine of the command line.</param>
/// <param name="At">Now.</param>
public sealed record StaffActor(string Who, Instant At);
