using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Billing.Web.Languages;

/// <summary>How the screens say things in the language of the request: words, dates, money, quantities.</summary>
public sealed class Screen(IStringLocalizer<SharedResource> words, IClock clock, DateTimeZone zone)
{
    /// <summary><c>ja</c> or <c>en</c>.</summary>
    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "ja";

    public bool IsJapanese => Language == "ja";

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Today at the counter.</summary>
    public LocalDate Today => clock.GetCurrentInstant().InZone(zone).Date;

    /// <summary>The person at the counter, as operations are told.</summary>
    public Clerk Clerk(ClaimsPrincipal user) => new(user.Identity!.Name!, user.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet(), Today);

    public string this[string key] => words[key];

    public string this[string key, params object[] values] => words[key, values];

    /// <summary>The word for a value of an enumeration: key <c>Type.Value</c>.</summary>
    public string Of<T>(T value)
        where T : struct, Enum => words[$"{typeof(T).Name}.{value}"];

    public string Say(Sentence sentence) => sentence.In(Language);

    /// <summary>What the gate lets through of an address, telephone or note; a withheld one in words, marked.</summary>
    /// <param name="none">Where none is known; null = the word for none.</param>
    public IHtmlContent Shown(ShownText text, string? none = null)
    {
        var said = HtmlEncoder.Default.Encode(text.In(Language, none ?? words["Common.None"]));
        return new HtmlString(text.IsWithheld ? $"<span class=\"chip bad withheld\">{said}</span>" : said);
    }

    /// <summary><c>2026-11-22</c>, and for Japanese readers the era year beside it.</summary>
    public IHtmlContent Day(LocalDate? day) => day is { } d
        ? new HtmlString(IsJapanese
            ? $"<time datetime=\"{Iso(d)}\">{Iso(d)}<span class=\"era\">{Wareki.InShort(d)}</span></time>"
            : $"<time datetime=\"{Iso(d)}\">{Iso(d)}</time>")
        : HtmlString.Empty;

    /// <summary><c>2026-11-22</c> alone, for narrow columns.</summary>
    public static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day at the counter on which a moment lies.</summary>
    public LocalDate DayOf(Instant at) => at.InZone(zone).Date;

    /// <summary>The first moment of a day at the counter.</summary>
    public Instant StartOf(LocalDate day) => day.AtStartOfDayInZone(zone).ToInstant();

    /// <summary>Local date and time to the minute.</summary>
    public string Moment(Instant at) => at.InZone(zone).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>12,345円</c> or <c>12,345 yen</c>.</summary>
    public string Yen(Money money) => IsJapanese ? $"{money}円" : $"{money} yen";

    public string Yen(long yen) => Yen(new Money(yen));

    /// <summary>Exact yen of an explanation, up to eight decimals.</summary>
    public string ExactYen(decimal yen) => yen.ToString("#,0.########", CultureInfo.InvariantCulture);

    /// <summary><c>1,234 m³</c>.</summary>
    public static string M3(int cubicMetres) => cubicMetres.ToString("N0", CultureInfo.InvariantCulture) + " m³";

    /// <summary>Whole number with separators.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
