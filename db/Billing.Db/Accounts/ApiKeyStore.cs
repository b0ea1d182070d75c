using System.Security.Cryptography;
using System.Text;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Db.Accounts;

/// <summary>Makes, finds and revokes the keys of machines.</summary>
public sealed class ApiKeyStore(BillingDbContext db)
{
    /// <summary>A key is good for at most so many days: what nobody renews, nobody remembers. Our choice.</summary>
    public const int MostDays = 730;

    private const int LongestName = 60;

    /// <summary>How old the time of the last use may be before it is written again, so that not every call writes.</summary>
    private static readonly Duration UseIsNoted = Duration.FromHours(1);

    /// <returns>The key, shown once: <c>bk_</c>, eight letters by which it is found, and 256 random bits.</returns>
    /// <exception cref="BusinessRuleException"><c>key.name</c>, <c>key.scope</c> or <c>key.days</c>.</exception>
    public async Task<string> Create(string? name, IReadOnlyCollection<string> scopes, int days, StaffActor by, CancellationToken cancel)
    {
        Check(name, scopes, days);
        var prefix = $"bk_{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 8)}";
        var key = $"{prefix}_{RandomNumberGenerator.GetHexString(64, lowercase: true)}";
        db.Add(new ApiKey
        {
            Name = name!.Trim(),
            Prefix = prefix,
            Sha256 = Hash(key),
            Scopes = string.Join(' ', scopes.Order(StringComparer.Ordinal)),
            CreatedAt = by.At,
            CreatedBy = by.Who,
            ExpiresAt = by.At + Duration.FromDays(days),
        });
        db.Add(new StaffAct { At = by.At, Who = by.Who, Kind = StaffActKind.KeyCreated, About = prefix, What = $"{name.Trim()}; {string.Join(' ', scopes)}" });
        await db.SaveChangesAsync(cancel);
        return key;
    }

    /// <summary>The key that somebody holds; null when there is none such, or it has expired or been revoked.</summary>
    public async Task<ApiKey?> Find(string? key, Instant at, CancellationToken cancel)
    {
        if (key?.Split('_') is not { Length: 3 } parts)
        {
            return null;
        }

        var prefix = $"{parts[0]}_{parts[1]}";
        var found = await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Prefix == prefix, cancel);
        var same = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(found?.Sha256 ?? new string('0', 64)), Encoding.ASCII.GetBytes(Hash(key)));
        if (found is null || !same || !found.IsGood(at))
        {
            return null;
        }

        if (found.LastUsedAt is not { } last || at - last > UseIsNoted)
        {
            await db.Set<ApiKey>().Where(k => k.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, at), cancel);
        }

        return found;
    }

    /// <summary>Every key, the newest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> All(CancellationToken cancel) => await db.Set<ApiKey>().AsNoTracking().OrderByDescending(k => k.Id).ToListAsync(cancel);

    /// <summary>Makes a key worthless at once.</summary>
    /// <exception cref="BusinessRuleException"><c>key.unknown</c>.</exception>
    public async Task Revoke(string prefix, StaffActor by, CancellationToken cancel)
    {
        var key = await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Prefix == prefix, cancel)
            ?? throw new BusinessRuleException("key.unknown", $"鍵「{prefix}」はありません。一覧の先頭の文字(bk_…)で指定してください。", $"There is no key '{prefix}'. Name it as the list does (bk_…).");
        if (key.RevokedAt is null)
        {
            (key.RevokedAt, key.RevokedBy) = (by.At, by.Who);
            db.Add(new StaffAct { At = by.At, Who = by.Who, Kind = StaffActKind.KeyRevoked, About = prefix, What = key.Name });
            await db.SaveChangesAsync(cancel);
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static void Check(string? name, IReadOnlyCollection<string> scopes, int days)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName || name.Any(char.IsControl))
        {
            throw new BusinessRuleException("key.name", $"鍵の名前(使う機器や会社)を {LongestName} 文字までで入れてください。", $"Name the machine or company that uses the key, in up to {LongestName} characters.");
        }

        if (scopes.Count == 0 || scopes.Any(scope => !ApiScopes.All.Contains(scope)))
        {
            throw new BusinessRuleException("key.scope", $"鍵の範囲を選んでください: {string.Join(", ", ApiScopes.All)}", $"Choose what the key is good for: {string.Join(", ", ApiScopes.All)}.");
        }

        if (days is < 1 or > MostDays)
        {
            throw new BusinessRuleException("key.days", $"有効期間は 1 日から {MostDays} 日までです。", $"A key is good for 1 to {MostDays} days.");
        }
    }
}
