using Billing.Db.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Account;

/// <summary>自分の設定: who the counter takes the person for, and what happened to the account.</summary>
public sealed class MineModel(BillingDbContext db, UserManager<StaffUser> users) : PageModel
{
    private const int Most = 20;

    public StaffUser Person { get; private set; } = null!;

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public int CodesLeft { get; private set; }

    public IReadOnlyList<StaffAct> Acts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } person)
        {
            return Challenge();
        }

        Person = person;
        Roles = [.. await users.GetRolesAsync(person)];
        CodesLeft = await users.CountRecoveryCodesAsync(person);
        Acts = await db.Set<StaffAct>().AsNoTracking().Where(a => a.About == person.UserName).OrderByDescending(a => a.Id).Take(Most).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }
}
