using Billing.Exchange.FixedWidth;
using T = Billing.Exchange.DirectDebit.DebitLayout.Trailer;

namespace Billing.Exchange.DirectDebit;

/// <summary>The trailer against the rows before it: count and amount; in an answer debited + failed = all.</summary>
internal static class DebitTotalsCheck
{
    /// <summary>Whether the file shows itself to be an answer.</summary>
    public static bool IsAnswer(IReadOnlyList<DebitSet> sets) => sets.Any(set =>
        set.Trailer is { } t && (t.DoneCount, t.DoneYen, t.FailedCount, t.FailedYen) != (0, 0, 0, 0) || set.Rows.Any(row => row.Result is not ('0' or ' ')));

    /// <param name="trailers">Number of each set's trailer record.</param>
    public static void Check(IReadOnlyList<DebitSet> sets, IReadOnlyList<int> trailers, DebitFileKind kind, FaultList faults)
    {
        for (var i = 0; i < sets.Count; i++)
        {
            foreach (var row in sets[i].Rows)
            {
                CheckCode(row, kind, faults);
            }

            if (sets[i].Trailer is { } trailer)
            {
                Check(Sum(sets[i].Rows, kind), trailer, trailers[i], faults);
            }
        }
    }

    /// <summary>What a trailer of these rows must say.</summary>
    public static DebitTotals Sum(IReadOnlyList<DebitRow> rows, DebitFileKind kind)
    {
        var yen = rows.Sum(row => row.Amount.Yen);
        var done = kind == DebitFileKind.Result ? rows.Where(row => row.Result == '0').ToList() : [];
        var (count, doneYen) = (done.Count, done.Sum(row => row.Amount.Yen));
        return kind == DebitFileKind.Result ? new(rows.Count, yen, count, doneYen, rows.Count - count, yen - doneYen) : new(rows.Count, yen, 0, 0, 0, 0);
    }

    private static void CheckCode(DebitRow row, DebitFileKind kind, FaultList faults)
    {
        var field = DebitLayout.Data.Result;
        if (kind == DebitFileKind.Result && row.Result == ' ')
        {
            faults.Add(row.Record, field.From, "no-result", "振替結果コードが空白です。結果ファイルでは0～4・8・9のどれかです。請求ファイルを取り込んでいないか確かめてください。", "The result code is blank; in an answer it is 0 to 4, 8 or 9. Check that this is not the request.");
        }

        if (kind == DebitFileKind.Request && row.Result is not ('0' or ' '))
        {
            faults.Add(row.Record, field.From, "result-in-request", $"請求ファイルの振替結果コードが「{row.Result}」です。0か空白でなければなりません。", $"The result code of a request is '{row.Result}'; it must be 0 or a space.");
        }
    }

    private static void Check(DebitTotals rows, DebitTotals trailer, int record, FaultList faults)
    {
        Compare(T.Count, rows.Count, trailer.Count, "件");
        Compare(T.Amount, rows.Yen, trailer.Yen, "円");
        Compare(T.DoneCount, rows.DoneCount, trailer.DoneCount, "件");
        Compare(T.DoneAmount, rows.DoneYen, trailer.DoneYen, "円");
        Compare(T.FailedCount, rows.FailedCount, trailer.FailedCount, "件");
        Compare(T.FailedAmount, rows.FailedYen, trailer.FailedYen, "円");

        void Compare(FixedField field, long expected, long found, string unit)
        {
            if (expected != found)
            {
                faults.Add(
                    record, field.From, "total",
                    $"トレーラーの{field.Ja}は{found:#,0}{unit}ですが、明細では{expected:#,0}{unit}です。欠けた明細がないか確かめてください。",
                    $"The trailer's {field.En} says {found:#,0}; the rows make {expected:#,0}. Check that no row is missing.");
            }
        }
    }
}
