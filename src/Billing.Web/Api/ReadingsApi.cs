using System.Text.Json.Serialization;
using Billing.Db.Accounts;
using Billing.Metering;
using Billing.Web.Languages;
using NodaTime.Text;

namespace Billing.Web.Api;

/// <summary><c>POST /api/readings</c> with a key that is good for <see cref="ApiScopes.WriteReadings"/>: readings of smart meters, checked like any other.</summary>
public static class ReadingsApi
{
    private const int Most = 10_000;

    public static void MapReadingsApi(this WebApplication app) => app.MapPost("/api/readings", Take).RequireAuthorization(ApiKeyHandler.Needs(ApiScopes.WriteReadings)).DisableAntiforgery();

    /// <summary>One outcome for each reading, in their order; a refused one keeps no other out.</summary>
    private static async Task<IResult> Take(System.Security.Claims.ClaimsPrincipal sender, SentReading[] readings, KeyInReading operation, Screen screen, HttpResponse response, CancellationToken cancel)
    {
        if (readings.Length is 0 or > Most)
        {
            return Results.Problem($"Send 1 to {Most} readings at a time; these are {readings.Length}.", statusCode: StatusCodes.Status400BadRequest);
        }

        var unreadable = readings.Select((r, i) => (Reading: r, At: i)).Where(r => !LocalDatePattern.Iso.Parse(r.Reading.ReadOn).Success).Select(r => $"[{r.At}].readOn").ToList();
        if (unreadable.Count > 0)
        {
            return Results.Problem($"A day is written 2026-11-22; these are not: {string.Join(", ", unreadable)}.", statusCode: StatusCodes.Status400BadRequest);
        }

        response.Headers.ContentDisposition = "attachment; filename=\"readings.json\""; // Nothing for a browser to show.
        var outcomes = await operation.Take([.. readings.Select(Entry)], screen.Today, sender.Identity!.Name!, cancel);
        return Results.Json(outcomes.Select((o, i) => new { At = i, Fate = o.Fate.ToString().ToLowerInvariant(), o.Code, o.Said?.Ja, o.Said?.En }));
    }

    private static ReadingEntry Entry(SentReading sent) => new()
    {
        ServicePoint = sent.ServicePoint,
        Meter = sent.Meter,
        Register = sent.Register,
        ReadOn = LocalDatePattern.Iso.Parse(sent.ReadOn).Value,
        Index = sent.Index,
        Kind = ReadingKind.Remote,
    };
}

/// <param name="ServicePoint">水栓番号.</param>
/// <param name="Meter">メーター番号; null = the one that hangs there.</param>
/// <param name="Register">Word of the register; null where there is one.</param>
/// <param name="ReadOn">Day, <c>2026-11-22</c>.</param>
/// <param name="Index">Whole m³.</param>
public sealed record SentReading(
    [property: JsonRequired] string ServicePoint,
    string? Meter,
    string? Register,
    [property: JsonRequired] string ReadOn,
    [property: JsonRequired] int Index);
