using Billing.Exchange;
using Billing.Kernel;
using NodaTime;

namespace Billing.Verification;

/// <summary>What a rule book makes of the standing parts of a period, held against another system's bills.</summary>
/// <param name="Lines">Bills in the file.</param>
/// <param name="Events">Standing parts charged.</param>
/// <param name="Same">Parts whose bill in the file says the same yen, and the same tax and quantity where it says them.</param>
/// <param name="FileYen">Yen of the bills that both have.</param>
/// <param name="OurYen">Yen of the same bills under the book, without those it refuses.</param>
/// <param name="OnlyInFile">Bills that only the file has.</param>
/// <param name="OnlyHere">Bills that only we have.</param>
/// <param name="Groups">Differences by service, event, kind and size; most yen first.</param>
/// <param name="Largest">The largest differences; at most <see cref="DifferenceGroups.MostLargest"/>.</param>
public sealed record FileReplayReport(
    long Lines, long Events, long Same, long FileYen, long OurYen, Unmatched OnlyInFile, Unmatched OnlyHere, IReadOnlyList<FileDifferenceGroup> Groups, IReadOnlyList<FileDifference> Largest)
{
    /// <summary>Bills that differ, or that only one side has.</summary>
    public long Differences => Groups.Sum(group => group.Count) + OnlyInFile.Count + OnlyHere.Count;
}

/// <summary>Bills that only one side has.</summary>
/// <param name="Yen">Their sum.</param>
/// <param name="Examples">The first few.</param>
public sealed record Unmatched(long Count, long Yen, IReadOnlyList<FileDifference> Examples);

public enum FileDifferenceKind : byte
{
    /// <summary>Only the file has it.</summary>
    OnlyInFile,

    /// <summary>Only we have it.</summary>
    OnlyHere,

    /// <summary>The quantity differs, and with it perhaps the yen.</summary>
    Quantity,

    /// <summary>The yen differ; the quantity is the same or not told.</summary>
    Yen,

    /// <summary>Only the tax contained differs.</summary>
    Tax,

    /// <summary>The book refuses to charge it.</summary>
    Refused,
}

/// <summary>A bill that differs.</summary>
/// <param name="Line">Line of the file; null = only we have it.</param>
/// <param name="BillId">Our bill; null = only the file has it.</param>
/// <param name="Event">What happens in the period; null where only the file has the bill.</param>
/// <param name="File">What the file says.</param>
/// <param name="Ours">What the book charges; null where it refuses or we have no such bill.</param>
/// <param name="Refusal">Why the book refuses.</param>
public sealed record FileDifference(
    FileDifferenceKind Kind, int? Line, long? BillId, string Contract, LocalDate PeriodTo, Service Service, BillEvent? Event, OldBill? File, ChargedAmount? Ours, BusinessRuleException? Refusal)
{
    /// <summary>Ours minus the file's; null where one has none.</summary>
    public long? Yen => Ours?.Yen - File?.Yen;
}

/// <param name="Yen">Tax included.</param>
/// <param name="Tax">Tax contained.</param>
/// <param name="CubicMetres">Quantity charged.</param>
public sealed record ChargedAmount(long Yen, long Tax, int CubicMetres);

/// <summary>Differences of one service, event, kind and size.</summary>
/// <param name="UpToYen">They differ by at most so many yen: 0, 1, 10, 100, 1,000, 10,000; null = more.</param>
/// <param name="Refusal">Code of the refusal.</param>
/// <param name="OverCount">Bills for which we charge more than the file says.</param>
/// <param name="UnderYen">Yen that we charge less, positive.</param>
/// <param name="Examples">Our bills, the first few.</param>
public sealed record FileDifferenceGroup(
    Service Service, BillEvent Event, FileDifferenceKind Kind, long? UpToYen, string? Refusal, long Count, long OverCount, long OverYen, long UnderCount, long UnderYen, IReadOnlyList<long> Examples);
