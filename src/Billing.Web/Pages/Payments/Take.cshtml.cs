using Billing.Collection;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Pages.Facts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Payments;

/// <summary>窓口収納: takes cash for what a contract owes. What is overdue is chosen already; a typed amount is shared out as the rule of the day says; late charges that fall due are taken with it.</summary>
[Authorize(Policies.TakePayment)]
public sealed class TakeModel(BillingDbContext db, CounterSettlement payments, RuleBook book, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty]
    public List<TakeRow> Rows { get; set; } = [];

    /// <summary>納付額; empty = the chosen rows.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Tendered { get; set; }

    /// <summary>延滞金も収納する: what falls due by this payment is paid with it. Not for a typed amount, which says what is paid.</summary>
    [BindProperty]
    public bool WithLate { get; set; } = true;

    /// <summary>The slip whose barcode was read: its claims are chosen, and nothing else.</summary>
    [BindProperty(SupportsGet = true, Name = "slip")]
    public long? Slip { get; set; }

    /// <summary>What was owed in all when the form was shown.</summary>
    [BindProperty]
    public long Seen { get; set; }

    public FactContract Contract { get; private set; } = null!;

    /// <summary>In the order in which money settles them by the rule of the day.</summary>
    public IReadOnlyList<OwedClaim> Owed { get; private set; } = [];

    /// <summary>Names of the payers, by key.</summary>
    public IReadOnlyDictionary<long, string> Payers { get; private set; } = new Dictionary<long, string>();

    /// <summary>Late charges that have accrued by today, by claim.</summary>
    public IReadOnlyDictionary<long, Accrual> Late { get; private set; } = new Dictionary<long, Accrual>();

    /// <summary>Claims that are late charges or costs themselves.</summary>
    public IReadOnlyDictionary<long, ClaimKind> Kinds { get; private set; } = new Dictionary<long, ClaimKind>();

    /// <summary>The rules by which a typed amount is shared out.</summary>
    public IReadOnlyList<AllocationRule> Rules { get; private set; } = [];

    /// <summary>現金箱: whether the rule book asks for one, and whether this person has one open. Null = it asks for none.</summary>
    public bool? HasDrawer { get; private set; }

    public Money Total => new(Owed.Sum(c => c.Owed.Yen));

    /// <summary>What the chosen rows come to as the form is shown.</summary>
    public Money Chosen => new(Owed.Zip(Rows).Where(row => row.Second.IsChosen).Sum(row => row.First.Owed.Yen));

    private string Number => (string)RouteData.Values["contract"]!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load())
        {
            return NotFound();
        }

        Choose();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load())
        {
            return NotFound();
        }

        var seen = new Money(Seen);
        if (!Rows.Select(r => r.ClaimId).Order().SequenceEqual(Owed.Select(c => c.Claim.Id).Order()))
        {
            return Changed();
        }

        var (chosen, record) = ReadChosen();
        var tendered = Read(nameof(Tendered), Tendered);
        if (!ModelState.IsValid || tendered is not { } cash)
        {
            return Again();
        }

        var payment = payments.Take(Contract.Contract.Id, chosen, seen, cash, WithLate && record is null, screen.Today, User.Identity!.Name!, record);
        return RedirectToPage("/Payments/Receipt", new { payment = payment.Id });
    }

    public async Task ShowAgain()
    {
        await Load();
        Align();
    }

    public string FieldOf(string code) => code switch
    {
        "receipt.too-little" => nameof(Tendered),
        "receipt.too-much" or "receipt.amount" or "receipt.nothing-settled" => nameof(Amount),
        _ => "",
    };

    private PageResult Again()
    {
        Align();
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>Another window took money meanwhile: the form begins anew, but for the cash that lies on the counter.</summary>
    private PageResult Changed()
    {
        ModelState.AddModelError("", screen["Take.Changed"]);
        return Again();
    }

    /// <summary>A typed amount is shared out over everything by rule; else each chosen row says its own.</summary>
    private (IReadOnlyList<Chosen> Chosen, AllocationRecord? Record) ReadChosen()
    {
        if (!string.IsNullOrWhiteSpace(Amount))
        {
            return Read(nameof(Amount), Amount) is { } amount ? Spread(amount) : ([], null);
        }

        var owed = Owed.ToDictionary(c => c.Claim.Id, c => c.Owed);
        var chosen = new List<Chosen>();
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].IsChosen && ReadRow(i, owed[Rows[i].ClaimId]) is { } yen)
            {
                chosen.Add(new Chosen(Rows[i].ClaimId, yen));
            }
        }

        return (chosen, null);
    }

    private (IReadOnlyList<Chosen> Chosen, AllocationRecord Record) Spread(Money amount)
    {
        var (shares, left, record) = AllocationRecord.Plan(db, book, Owed, [], amount, screen.Today);
        return left == Money.Zero ? (shares, record) : throw CounterReceipts.TooMuch(amount, Total);
    }

    private Money? ReadRow(int row, Money owed)
    {
        var text = Rows[row].Amount;
        var key = $"Rows[{row}].Amount";
        var yen = string.IsNullOrWhiteSpace(text) ? owed : Read(key, text);
        if (yen is { } typed && (typed <= Money.Zero || typed > owed))
        {
            ModelState.AddModelError(key, screen["Take.RowOutside", screen.Yen(owed)]);
            return null;
        }

        return yen;
    }

    private Money? Read(string key, string? text)
    {
        var yen = YenText.Parse(text);
        if (yen is null)
        {
            ModelState.AddModelError(key, screen[string.IsNullOrWhiteSpace(text) ? "Take.Missing" : "Take.NotYen"]);
        }

        return yen;
    }

    private async Task<bool> Load()
    {
        var stop = HttpContext.RequestAborted;
        if (await FactContract.Read(db, Number, stop) is not { } contract)
        {
            return false;
        }

        Contract = contract;
        Owed = AllocationRecord.Ordered(db, book, OwedClaim.OfContract(db, contract.Contract.Id), screen.Today);
        Late = new LateChargeAssessment(book).Accrued(db, Owed.Select(c => new OwedAmount(c.Claim.Id, c.Claim.DueOn)), screen.Today);
        Kinds = ClaimKinds.Of(db, Owed.Select(c => c.Claim.Id));
        HasDrawer = book.InForce<CashDrawerRule>(screen.Today) is null ? null : await db.CashDrawers.AnyAsync(d => d.Clerk == User.Identity!.Name && d.State == DrawerState.Open, stop);
        var (water, sewer) = Allocator.Rules(book, screen.Today);
        Rules = [.. new[] { water, sewer }.Distinct()];
        var debtors = Owed.Select(c => c.Claim.DebtorId).Distinct().ToList();
        Payers = await db.Customers.Where(c => debtors.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        return true;
    }

    /// <summary>Keeps what was typed where the claims are the same; else the rows are those of now.</summary>
    private void Align()
    {
        ModelState.Remove(nameof(Seen));
        Seen = Total.Yen;
        if (!Rows.Select(r => r.ClaimId).SequenceEqual(Owed.Select(c => c.Claim.Id)))
        {
            foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Rows[", StringComparison.Ordinal)).ToList())
            {
                ModelState.Remove(key);
            }

            Choose();
        }
    }

    /// <summary>What the slip is about; else everything overdue of the payer of the oldest claim; where nothing is, everything of that payer.</summary>
    private void Choose()
    {
        if (Slip is { } slip && db.IssuedSlipClaims.Where(c => c.SlipId == slip).Select(c => c.ClaimId).ToHashSet() is { } asked && Owed.Any(c => asked.Contains(c.Claim.Id)))
        {
            Rows = [.. Owed.Select(c => new TakeRow { ClaimId = c.Claim.Id, IsChosen = asked.Contains(c.Claim.Id), Amount = c.Owed.ToString() })];
            Seen = Total.Yen;
            return;
        }

        var late = Owed.Any(c => c.Claim.DueOn < screen.Today);
        var payer = Owed.Count > 0 ? Owed[0].Claim.DebtorId : 0;
        Rows = [.. Owed.Select(c => new TakeRow { ClaimId = c.Claim.Id, IsChosen = c.Claim.DebtorId == payer && (!late || c.Claim.DueOn < screen.Today), Amount = c.Owed.ToString() })];
        Seen = Total.Yen;
    }
}
