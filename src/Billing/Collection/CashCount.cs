using Billing.Kernel;

namespace Billing.Collection;

/// <summary>金種別の有高: pieces of each note and coin. Pure.</summary>
/// <param name="Pieces">By denomination; those without a piece may be left out.</param>
public sealed record CashCount(IReadOnlyDictionary<int, int> Pieces)
{
    private const int MostPieces = 100_000;

    /// <summary>Notes and coins of Japan, yen, greatest first (通貨の単位及び貨幣の発行等に関する法律 5条; 日本銀行法 46条).</summary>
    public static readonly IReadOnlyList<int> Denominations = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 1];

    public Money Total => new(Pieces.Sum(p => (long)p.Key * p.Value));

    /// <summary>The rows to keep.</summary>
    internal IEnumerable<CashPiece> Rows(long drawerId, int count) => Pieces.Where(p => p.Value != 0).OrderByDescending(p => p.Key).Select(p => new CashPiece { DrawerId = drawerId, Count = count, Denomination = p.Key, Pieces = p.Value });

    /// <exception cref="BusinessRuleException"><c>drawer.count</c>.</exception>
    internal void Refuse()
    {
        if (Pieces.Any(p => !Denominations.Contains(p.Key) || p.Value is < 0 or > MostPieces))
        {
            throw new BusinessRuleException("drawer.count", $"枚数は0から{MostPieces:N0}までで入力してください。", $"Enter from 0 to {MostPieces:N0} pieces.");
        }
    }
}
