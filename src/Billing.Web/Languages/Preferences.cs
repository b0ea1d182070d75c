namespace Billing.Web.Languages;

/// <summary>What a person chose for the screen.</summary>
public static class Preferences
{
    public const string ThemeCookie = "billing.theme";

    /// <summary><c>auto</c> follows the computer's own setting.</summary>
    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];

    public static string Theme(HttpRequest request) =>
        request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen) ? chosen : "auto";
}
