using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Billing.Web.Languages;

/// <summary>Japanese unless the person chose English; the choice lives in a cookie, never in the browser's wish list.</summary>
public static class LanguageSetup
{
    public static readonly IReadOnlyList<string> Languages = ["ja", "en"];

    public const string Cookie = "billing.language";

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddScoped<Screen>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            CultureInfo[] cultures = [.. Languages.Select(CultureInfo.GetCultureInfo)];
            options.DefaultRequestCulture = new RequestCulture("ja");
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Cookie }];
        });
    }
}
