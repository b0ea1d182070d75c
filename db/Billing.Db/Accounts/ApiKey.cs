using NodaTime;

namespace Billing.Db.Accounts;

/// <summary>A key by which a machine may ask the counter's interface for something. The key itself is shown once and kept nowhere.</summary>
public sealed class ApiKey
{
    public long Id { get; set; }

    /// <summary>The machine or its owner, as readings and traces name the sender.</summary>
    public required string Name { get; set; }

    /// <summary>The public beginning of the key, by which it is found.</summary>
    public required string Prefix { get; set; }

    /// <summary>SHA-256 of the whole key in hexadecimal. The key is 256 random bits, so that one unsalted hash protects it: nothing can be guessed.</summary>
    public required string Sha256 { get; set; }

    /// <summary>What it is good for, from <see cref="ApiScopes"/>, with blanks between.</summary>
    public required string Scopes { get; set; }

    public Instant CreatedAt { get; set; }

    public required string CreatedBy { get; set; }

    /// <summary>It is good until then.</summary>
    public Instant ExpiresAt { get; set; }

    /// <summary>When it was last used, to the hour; null = never.</summary>
    public Instant? LastUsedAt { get; set; }

    public Instant? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }

    /// <summary>Whether it may be used at a moment.</summary>
    public bool IsGood(Instant at) => RevokedAt is null && at < ExpiresAt;
}

/// <summary>What a key may be good for.</summary>
public static class ApiScopes
{
    /// <summary>Send readings of smart meters.</summary>
    public const string WriteReadings = "readings:write";

    /// <summary>Every scope that there is.</summary>
    public static readonly IReadOnlyList<string> All = [WriteReadings];
}
