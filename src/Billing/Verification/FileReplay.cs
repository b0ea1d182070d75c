using System.Collections;
using Billing.Bills;
using Billing.Charges;
using Billing.Exchange;
using Billing.Kernel;

namespace Billing.Verification;

/// <summary>
/// Charges every standing part of a period under a rule book and holds it against what another system billed, matched by contract, last day and service:
/// how a city checks a new system against the one it replaces, before the first bill goes out.
/// </summary>
public sealed class FileReplay
{
    private readonly ReplayBook _book;
    private readonly OldBillFile _file;
    private readonly IReadOnlyDictionary<int, ChargeEngine> _frozen;
    private readonly Action<FileDifference>? _each;
    private readonly FileDifferences _differences = new();
    private readonly BitArray _found;
    private long _events;
    private long _same;
    private long _fileYen;
    private long _ourYen;

    private FileReplay(ReplayBook book, OldBillFile file, IReadOnlyDictionary<int, ChargeEngine> frozen, Action<FileDifference>? each)
    {
        (_book, _file, _frozen, _each) = (book, file, frozen, each);
        _found = new BitArray(file.Bills.Count);
    }

    /// <param name="from">First 調定月.</param>
    /// <param name="to">Last 調定月, inclusive.</param>
    /// <param name="each">Is handed every difference: ours in the order of bill numbers, then what only the file has.</param>
    /// <param name="progress">Is told how many bills of how many are done.</param>
    public static FileReplayReport Run(
        IBillingDatabase database,
        ReplayBook book,
        OldBillFile file,
        BillingMonth from,
        BillingMonth to,
        Action<FileDifference>? each = null,
        Action<long, long>? progress = null,
        CancellationToken cancel = default)
    {
        using var db = database.NewContext();
        var replay = new FileReplay(book, file, RuleBookFreezer.Read(db), each);
        foreach (var chunk in StandingParts.Of(database, replay._frozen, book, book, from, to, progress))
        {
            cancel.ThrowIfCancellationRequested();
            var contracts = StandingParts.Contracts(db, chunk);
            foreach (var part in chunk)
            {
                replay.Compare(part, contracts.GetValueOrDefault(part.Bill.ContractId, ""));
            }
        }

        replay.ListOnlyInFile();
        return replay.Report();
    }

    private void Compare(StandingPart part, string contract)
    {
        var outcome = part.Supply.Price(_book.For(part.Part, _frozen), asMade: _book.IsFrozen);
        var ours = outcome.Charge is { } charge ? new ChargedAmount(charge.Charged.Yen, charge.Tax.Yen, charge.CubicMetres) : null;
        _events++;
        if (_file.Find(contract, part.Bill.PeriodTo, part.Part.Service) is not { } at || _found[at])
        {
            Add(Difference(FileDifferenceKind.OnlyHere, part, contract, null, ours, outcome.Refusal));
            return;
        }

        _found[at] = true;
        var theirs = _file.Bills[at];
        _fileYen += theirs.Yen;
        _ourYen += ours?.Yen ?? 0;
        if (KindOf(theirs, ours) is { } kind)
        {
            Add(Difference(kind, part, contract, theirs, ours, outcome.Refusal));
        }
        else
        {
            _same++;
        }
    }

    /// <summary>Null where both say the same.</summary>
    private static FileDifferenceKind? KindOf(OldBill theirs, ChargedAmount? ours)
    {
        if (ours is null)
        {
            return FileDifferenceKind.Refused;
        }

        if (theirs.CubicMetres is { } m3 && m3 != ours.CubicMetres)
        {
            return FileDifferenceKind.Quantity;
        }

        return theirs.Yen != ours.Yen ? FileDifferenceKind.Yen : theirs.Tax is { } tax && tax != ours.Tax ? FileDifferenceKind.Tax : null;
    }

    private void ListOnlyInFile()
    {
        for (var i = 0; i < _file.Bills.Count; i++)
        {
            if (!_found[i])
            {
                var bill = _file.Bills[i];
                Add(new FileDifference(FileDifferenceKind.OnlyInFile, bill.Line, null, bill.Contract, bill.PeriodTo, bill.Service, null, bill, null, null));
            }
        }
    }

    private void Add(FileDifference difference)
    {
        _differences.Add(difference);
        _each?.Invoke(difference);
    }

    private static FileDifference Difference(FileDifferenceKind kind, StandingPart part, string contract, OldBill? theirs, ChargedAmount? ours, BusinessRuleException? refusal) => new(
        kind, theirs?.Line, part.Bill.Id, contract, part.Bill.PeriodTo, part.Part.Service, BillEvents.Of(part.Bill), theirs, ours, refusal);

    private FileReplayReport Report() => new(
        _file.Bills.Count, _events, _same, _fileYen, _ourYen, _differences.OnlyInFile, _differences.OnlyHere, _differences.Groups, _differences.Largest);
}
