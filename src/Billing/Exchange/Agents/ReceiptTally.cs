namespace Billing.Exchange.Agents;

/// <summary>What the notices of a file say when they have all been read: 確報 after 速報 is the same money, 取消 takes it back, and the same slip at another shop or minute is paid twice.</summary>
internal sealed record ReceiptTally(IReadOnlyList<ReceiptRecord> Standing, IReadOnlyList<ReceiptRecord> Cancelled)
{
    public static ReceiptTally Of(IEnumerable<ReceiptRecord> notices)
    {
        var standing = new Dictionary<(string?, string, int?), List<ReceiptRecord>>();
        var cancelled = new List<ReceiptRecord>();
        foreach (var notice in notices)
        {
            var slip = (notice.Company, notice.Key, notice.Reissue);
            if (!standing.TryGetValue(slip, out var acts))
            {
                standing[slip] = acts = [];
            }

            Take(notice, acts, cancelled);
        }

        return new ReceiptTally([.. standing.Values.SelectMany(acts => acts).OrderBy(act => act.Record)], cancelled);
    }

    private static void Take(ReceiptRecord notice, List<ReceiptRecord> acts, List<ReceiptRecord> cancelled)
    {
        var same = acts.FindIndex(notice.IsSameAct);
        var open = same >= 0 ? same : acts.FindIndex(act => act.Notice == ReceiptNotice.Quick);
        if (notice.Notice == ReceiptNotice.Cancelled)
        {
            cancelled.Add(notice);
            if (open >= 0)
            {
                acts.RemoveAt(open);
            }
        }
        else if (notice.Notice == ReceiptNotice.Quick ? same < 0 : open < 0)
        {
            acts.Add(notice);
        }
        else if (notice.Notice == ReceiptNotice.Final)
        {
            acts[open] = notice;
        }
    }
}
