using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Preferences;

/// <summary>Remembers language, theme and the way of shortcuts in cookies and goes back to where the person was.</summary>
[AllowAnonymous]
public sealed class SetModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? language, string? theme, string? keys, string? returnUrl)
    {
        if (language is not null && LanguageSetup.Languages.Contains(language))
        {
            Remember(LanguageSetup.Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)));
        }

        if (theme is not null && Web.Languages.Preferences.Themes.Contains(theme))
        {
            Remember(Web.Languages.Preferences.ThemeCookie, theme);
        }

        if (keys is not null && Web.Languages.Preferences.KeyWays.Contains(keys))
        {
            Remember(Web.Languages.Preferences.KeysCookie, keys);
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    private void Remember(string name, string value) => Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Request.IsHttps,
        IsEssential = true,
    });
}
