using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NodaTime;
using NodaTime.Text;

namespace Billing.Privacy;

/// <summary>The fields of a changed row as text before and after, and their JSON: <c>{ "Phone": ["before", "after"] }</c>, null where there was or is nothing.</summary>
internal static class FieldChanges
{
    /// <summary>What says nothing about a person: how often a row was written, and what is only there to compare by.</summary>
    private static readonly string[] Technical = ["Version", "KanaKey", "PhoneKey"];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null where nothing changed but technical fields.</summary>
    public static string? Json(EntityEntry row)
    {
        var fields = new SortedDictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var field in row.Properties.Where(p => !p.Metadata.IsPrimaryKey() && !Technical.Contains(p.Metadata.Name)))
        {
            var before = row.State == EntityState.Added ? null : Text(field.OriginalValue);
            var after = row.State == EntityState.Deleted ? null : Text(field.CurrentValue);
            if (before != after)
            {
                fields[field.Metadata.Name] = [before, after];
            }
        }

        return fields.Count == 0 ? null : JsonSerializer.Serialize(fields, Readable);
    }

    public static IReadOnlyDictionary<string, string?[]> Read(string json) => JsonSerializer.Deserialize<SortedDictionary<string, string?[]>>(json)!;

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        LocalDate day => LocalDatePattern.Iso.Format(day),
        Instant moment => InstantPattern.ExtendedIso.Format(moment),
        byte[] bytes => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
