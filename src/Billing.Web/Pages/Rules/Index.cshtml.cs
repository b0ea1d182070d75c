using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Rules;

/// <summary>Tables and rules in force on a chosen day, with their sources and what comes next.</summary>
[Authorize(Policies.SeeRules)]
public sealed class IndexModel(RuleBook book, Screen screen) : PageModel
{
    /// <summary>The day as it was typed; empty = today.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public string? OnText { get; set; }

    /// <summary>First day of use as it was typed; empty = a continuing user.</summary>
    [BindProperty(SupportsGet = true, Name = "since")]
    public string? SinceText { get; set; }

    /// <summary><c>water</c>, <c>sewer</c>, or empty for both.</summary>
    [BindProperty(SupportsGet = true, Name = "service")]
    public string? ServiceText { get; set; }

    public BookOnDay Day { get; private set; } = null!;

    /// <summary>A day was typed that is none; today is shown instead.</summary>
    public bool NotADay { get; private set; }

    public void OnGet()
    {
        var service = ServiceText switch { "water" => Service.Water, "sewer" => Service.Sewer, _ => (Service?)null };
        Day = BookOnDay.Of(book, Read(OnText) ?? screen.Today, service, userSince: Read(SinceText));
    }

    private LocalDate? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var parsed = LocalDatePattern.Iso.Parse(text.Trim());
        NotADay |= !parsed.Success;
        return parsed.Success ? parsed.Value : null;
    }
}
