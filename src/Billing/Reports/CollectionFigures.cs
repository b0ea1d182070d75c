using Billing.Kernel;

namespace Billing.Reports;

/// <summary>調定・収納・未収 of some receivables over a period.</summary>
/// <param name="opening">What was owed when it began.</param>
/// <param name="moves">What happened.</param>
internal readonly struct CollectionFigures(long opening, IReadOnlyList<ReceivableMove> moves)
{
    private readonly long _assessed = Of(moves, ReceivableTurn.Assessed);
    private readonly long _corrected = Of(moves, ReceivableTurn.Corrected);
    private readonly long _collected = -Of(moves, ReceivableTurn.Collected);
    private readonly long _credited = -Of(moves, ReceivableTurn.Credited);
    private readonly long _writtenOff = -Of(moves, ReceivableTurn.WrittenOff);

    public long Closing => opening + _assessed + _corrected - _collected - _credited - _writtenOff;

    public bool AreNothing => opening == 0 && _assessed == 0 && _corrected == 0 && _collected == 0 && _credited == 0 && _writtenOff == 0;

    /// <summary>The columns of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<ReportColumn> Columns { get; } =
    [
        new(new("期首未収額", "Outstanding before"), ReportUnit.Yen),
        new(new("調定額", "Assessed"), ReportUnit.Yen),
        new(new("更正額", "Corrected"), ReportUnit.Yen),
        new(new("収納額", "Collected"), ReportUnit.Yen),
        new(new("充当・過誤納", "Set off, credited"), ReportUnit.Yen),
        new(new("不納欠損", "Written off"), ReportUnit.Yen),
        new(new("期末未収額", "Outstanding after"), ReportUnit.Yen),
        new(new("収納率", "Collection rate"), ReportUnit.Percent),
    ];

    /// <summary>What the rate is, for a note.</summary>
    public static Sentence RateNote { get; } = new(
        "収納率 = (収納額 + 充当・過誤納) ÷ (期首未収額 + 調定額 + 更正額)。取り消した収納と還付へ回した額は差し引いてあります。年度は調定番号の年度、4月1日に現年度の未収は過年度になります。",
        "Collection rate = (collected + set off and credited) ÷ (outstanding before + assessed + corrected), less payments taken back and what became a credit. The year is that of the bill; on 1 April what the current year left becomes past.");

    public IReadOnlyList<ReportCell> Cells =>
    [
        ReportCell.Of(opening),
        ReportCell.Of(_assessed),
        ReportCell.Of(_corrected),
        ReportCell.Of(_collected),
        ReportCell.Of(_credited),
        ReportCell.Of(_writtenOff),
        ReportCell.Of(Closing),
        ReportCell.Of(ReportWords.Percent(_collected + _credited, opening + _assessed + _corrected)),
    ];

    private static long Of(IReadOnlyList<ReceivableMove> moves, ReceivableTurn turn) => moves.Where(m => m.Turn == turn).Sum(m => m.Yen);
}
