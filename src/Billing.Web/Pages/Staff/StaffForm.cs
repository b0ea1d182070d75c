using Billing.Db.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Staff;

/// <summary>What is entered about a person, for both pages that do.</summary>
public abstract class StaffForm(Screen screen) : PageModel
{
    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    [BindProperty]
    public Affiliation Affiliation { get; set; } = Affiliation.City;

    protected Screen Screen => screen;

    protected StaffActor Actor => new(User.Identity!.Name!, screen.Now);

    protected StaffDraft Draft => new((DisplayName ?? "").Trim(), Chosen, Enum.IsDefined(Affiliation) ? Affiliation : Affiliation.Company);

    public virtual string FieldOf(string code) => code switch
    {
        "staff.display-name" => nameof(DisplayName),
        "staff.role" => nameof(Chosen),
        _ => "",
    };
}
