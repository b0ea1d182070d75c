using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>Frozen rule books, each read once.</summary>
internal sealed class FrozenBooks(BillingDbContext db)
{
    private readonly Dictionary<int, RuleBook?> _read = [];

    /// <summary>The book with a key; null when there is none.</summary>
    public RuleBook? Of(int id)
    {
        if (!_read.TryGetValue(id, out var book))
        {
            var frozen = db.FrozenRuleBooks.AsNoTracking().SingleOrDefault(f => f.Id == id);
            _read[id] = book = frozen is null ? null : RuleBookLoader.Load(RuleBookFiles.Parse(frozen.Json));
        }

        return book;
    }
}
