using Billing.Bills;
using Billing.Charges;
using Billing.RuleBooks;

namespace Billing.Verification;

/// <summary>One side of a replay: one book for every bill, or the book that each bill froze.</summary>
public sealed class ReplayBook
{
    private readonly ChargeEngine? _engine;

    private ReplayBook(ChargeEngine? engine) => _engine = engine;

    /// <summary>Each bill under the very book it was made with.</summary>
    public static ReplayBook Frozen { get; } = new(null);

    public static ReplayBook Of(RuleBook book) => new(new ChargeEngine(book));

    internal bool IsFrozen => _engine is null;

    /// <summary>The engine for a part.</summary>
    /// <param name="frozen">Frozen books by key.</param>
    internal ChargeEngine For(BillPart part, IReadOnlyDictionary<int, ChargeEngine> frozen) => _engine ?? frozen[part.RuleBookId];

    /// <summary>The rules of all books of this side.</summary>
    internal IEnumerable<Rule> Rules(IReadOnlyDictionary<int, ChargeEngine> frozen) => (_engine is { } engine ? [engine] : frozen.Values).SelectMany(of => of.Book.Rules);
}
