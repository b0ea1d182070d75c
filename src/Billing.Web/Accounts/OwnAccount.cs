using System.Text;
using Billing.Db.Accounts;
using Billing.Kernel;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Billing.Web.Accounts;

/// <summary>What a person changes about the own account: password, second factor, recovery codes. Each needs the password anew and ends the other sessions.</summary>
public sealed class OwnAccount(BillingDbContext db, UserManager<StaffUser> users, StaffSignIn signIn, IClock clock)
{
    private const int Codes = 10;
    private const string Issuer = "Suido-Ryokin";

    /// <summary>Sets a new password.</summary>
    /// <exception cref="BusinessRuleException"><c>staff.current</c>, <c>staff.again</c>, <c>staff.same</c>, <c>staff.password</c>.</exception>
    public async Task ChangePassword(StaffUser user, string? current, string? wanted, string? again)
    {
        await CheckPassword(user, current);
        PasswordRule.Check(wanted ?? "", user.UserName, user.DisplayName);
        if (wanted != again)
        {
            throw new BusinessRuleException("staff.again", "二つの新しいパスワードが違います。", "The two new passwords differ.");
        }

        if (wanted == current)
        {
            throw new BusinessRuleException("staff.same", "今と違うパスワードにしてください。", "Choose a password other than the present one.");
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, wanted!);
        user.MustChangePassword = false;
        await Done(user, StaffActKind.PasswordChanged);
    }

    /// <summary>The key for a device, made where there is none yet.</summary>
    /// <returns>As it is typed, in groups of four; and as the address that a QR code holds (Key Uri Format of Google Authenticator).</returns>
    public async Task<(string Typed, string Address)> DeviceKey(StaffUser user)
    {
        if (string.IsNullOrEmpty(await users.GetAuthenticatorKeyAsync(user)))
        {
            await users.ResetAuthenticatorKeyAsync(user);
        }

        var key = await users.GetAuthenticatorKeyAsync(user) ?? throw new InvalidOperationException("No key after one was made.");
        var typed = new StringBuilder();
        foreach (var group in key.Chunk(4))
        {
            typed.Append(group).Append(' ');
        }

        return (typed.ToString().TrimEnd(), $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(user.UserName!)}?secret={key}&issuer={Issuer}&digits=6");
    }

    /// <summary>Turns the second factor on, by a code that the device shows.</summary>
    /// <returns>Recovery codes, shown once.</returns>
    /// <exception cref="BusinessRuleException"><c>staff.code</c>.</exception>
    public async Task<IReadOnlyList<string>> TurnOn(StaffUser user, string? code)
    {
        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, Digits(code)))
        {
            throw new BusinessRuleException("staff.code", "コードが違います。アプリに表示されている 6 桁を入れ、端末の時刻が合っているか確かめてください。", "That is not the code. Type the six digits that the app shows, and see that the device's clock is right.");
        }

        await users.SetTwoFactorEnabledAsync(user, true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, Codes);
        await Done(user, StaffActKind.TwoFactorOn);
        return [.. codes!];
    }

    /// <summary>New recovery codes instead of the old ones.</summary>
    /// <exception cref="BusinessRuleException"><c>staff.current</c>.</exception>
    public async Task<IReadOnlyList<string>> NewCodes(StaffUser user, string? password)
    {
        await CheckPassword(user, password);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, Codes);
        await Done(user, StaffActKind.RecoveryCodes);
        return [.. codes!];
    }

    /// <summary>Turns the second factor off; where the role needs one, setting up another comes first thing.</summary>
    /// <exception cref="BusinessRuleException"><c>staff.current</c>.</exception>
    public async Task TurnOff(StaffUser user, string? password)
    {
        await CheckPassword(user, password);
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.ResetAuthenticatorKeyAsync(user);
        await Done(user, StaffActKind.TwoFactorOff);
    }

    /// <summary>The digits of a typed code, whatever stands between them and however wide they are.</summary>
    public static string Digits(string? code) => new([.. (code ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);

    /// <summary>Wrong ones count towards the lock like those at the door.</summary>
    private async Task CheckPassword(StaffUser user, string? password)
    {
        if (await users.IsLockedOutAsync(user) || !await users.CheckPasswordAsync(user, password ?? ""))
        {
            await users.AccessFailedAsync(user);
            throw new BusinessRuleException("staff.current", "今のパスワードが違います。5回間違えると15分間ロックします。", "That is not your present password. Five failures lock the account for 15 minutes.");
        }

        await users.ResetAccessFailedCountAsync(user);
    }

    private async Task Done(StaffUser user, StaffActKind kind)
    {
        db.Add(new StaffAct { At = clock.GetCurrentInstant(), Who = user.UserName!, Kind = kind, About = user.UserName! });
        await users.UpdateSecurityStampAsync(user);
        await signIn.RefreshSignInAsync(user);
    }
}
