namespace Billing.Web.Languages;

/// <summary>What a person chose for the screen.</summary>
public static class Preferences
{
    public const string ThemeCookie = "billing.theme";

    public const string KeysCookie = "billing.keys";

    /// <summary><c>auto</c> follows the computer's own setting.</summary>
    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];

    /// <summary><c>plain</c>: a letter alone is a shortcut outside of fields. <c>alt</c>: only together with Alt, for those who speak to the machine or strike keys by accident (WCAG 2.1.4).</summary>
    public static readonly IReadOnlyList<string> KeyWays = ["plain", "alt"];

    public static string Theme(HttpRequest request) => Chosen(request, ThemeCookie, Themes);

    public static string Keys(HttpRequest request) => Chosen(request, KeysCookie, KeyWays);

    private static string Chosen(HttpRequest request, string cookie, IReadOnlyList<string> ways) =>
        request.Cookies[cookie] is { } chosen && ways.Contains(chosen) ? chosen : ways[0];
}
