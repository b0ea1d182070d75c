using Billing.Kernel;
using NodaTime;

namespace Billing.Metering;

/// <summary>Takes entries one by one into a context, each with its outcome. Shared by every door; the caller owns the transaction and saves.</summary>
internal sealed class ReadingTaker(BillingDbContext db, ReadingSurroundings around, LocalDate today)
{
    /// <summary>Takes, corrects, leaves or refuses each of <paramref name="entries"/>; outcomes in their order.</summary>
    /// <param name="importId">The import they came with; null when keyed in or sent.</param>
    /// <param name="enteredBy">Who stands for an entry that names no reader.</param>
    public IReadOnlyList<ReadingOutcome> Take(IReadOnlyList<ReadingEntry> entries, long? importId, string? enteredBy)
    {
        var outcomes = new ReadingOutcome[entries.Count];
        var places = new Dictionary<(long Point, short Register, long Round), List<(int At, CheckedReading Place)>>();
        for (var i = 0; i < entries.Count; i++)
        {
            try
            {
                var place = ReadingChecks.Check(entries[i], around, today);
                var key = (place.Point.Id, place.Register, place.Round.Id);
                (places.TryGetValue(key, out var list) ? list : places[key] = []).Add((i, place));
            }
            catch (BusinessRuleException refusal)
            {
                outcomes[i] = Refused(entries[i], refusal);
            }
        }

        foreach (var same in places.Values)
        {
            var (at, place) = same[0];
            var contradicted = same.Exists(s => !SameValue(entries[s.At], entries[at]));
            outcomes[at] = contradicted ? Refused(entries[at], Twice(same, entries, at)) : TakeOne(entries[at], place, importId, enteredBy);
            foreach (var (again, _) in same.Skip(1))
            {
                outcomes[again] = Refused(entries[again], Twice(same, entries, again));
            }
        }

        return outcomes;
    }

    private ReadingOutcome TakeOne(ReadingEntry entry, CheckedReading place, long? importId, string? enteredBy)
    {
        var reading = new MeterReading
        {
            ServicePointId = place.Point.Id,
            MeterId = place.Meter.Id,
            Register = place.Register,
            ReadOn = entry.ReadOn,
            Index = entry.Kind == ReadingKind.Unread ? 0 : entry.Index,
            Kind = entry.Kind,
            RoundId = place.Round.Id,
            Reason = entry.Reason,
            ImportId = importId,
            EnteredBy = entry.Reader ?? enteredBy,
        };
        var standing = around.Standing(place.Point.Id, place.Register, place.Round.Id);
        if (standing is null)
        {
            db.MeterReadings.Add(reading);
            return new ReadingOutcome(entry.Line, ReadingFate.Taken);
        }

        if (Same(standing, reading))
        {
            return new ReadingOutcome(entry.Line, ReadingFate.Unchanged);
        }

        db.Attach(standing);
        standing.Superseded = true;
        reading.SupersedesId = standing.Id;
        db.MeterReadings.Add(reading);
        return Corrected(entry, standing, reading);
    }

    private static bool Same(MeterReading a, MeterReading b)
        => a.MeterId == b.MeterId && a.ReadOn == b.ReadOn && a.Index == b.Index && a.Kind == b.Kind && a.Reason == b.Reason;

    private static bool SameValue(ReadingEntry a, ReadingEntry b)
        => a.ReadOn == b.ReadOn && a.Index == b.Index && a.Kind == b.Kind;

    private static ReadingOutcome Corrected(ReadingEntry entry, MeterReading old, MeterReading now) => new(
        entry.Line,
        ReadingFate.Corrected,
        "reading.corrected",
        Finding.Sentence(
            $"水栓{entry.ServicePoint}：{old.ReadOn:uuuu-MM-dd}の{ValueJa(old)}を、{now.ReadOn:uuuu-MM-dd}の{ValueJa(now)}に訂正しました。",
            $"{entry.ServicePoint}: {ValueEn(old)} on {old.ReadOn:uuuu-MM-dd} was corrected to {ValueEn(now)} on {now.ReadOn:uuuu-MM-dd}."));

    private static string ValueJa(MeterReading reading) => reading.Kind == ReadingKind.Unread ? "検針不能" : FormattableString.Invariant($"指針{reading.Index:N0}");

    private static string ValueEn(MeterReading reading) => reading.Kind == ReadingKind.Unread ? "unread" : FormattableString.Invariant($"{reading.Index:N0}");

    private static ReadingOutcome Refused(ReadingEntry entry, BusinessRuleException refusal) => new(entry.Line, ReadingFate.Refused, refusal.Code, refusal.Said);

    private static BusinessRuleException Twice(List<(int At, CheckedReading Place)> same, IReadOnlyList<ReadingEntry> entries, int at)
    {
        var others = string.Join(", ", same.Where(s => s.At != at).Take(5).Select(s => entries[s.At].Line));
        return Finding.Refusal(
            "reading.duplicate-line",
            $"同じ水栓{entries[at].ServicePoint}・計量区分・検針回の行がほかにもあります（{others}行目）。値が違えばどちらも取り込みません。",
            $"There is another line for {entries[at].ServicePoint}, the same register and round (line {others}). Where they differ, neither is taken.");
    }
}
