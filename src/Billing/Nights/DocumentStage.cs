namespace Billing.Nights;

/// <summary>Stage 5: the chunk's notices are queued, in files of at most 500 pages (what a browser prints in one go without slowing down).</summary>
internal sealed class DocumentStage(Night night) : IStage
{
    private const int PagesPerFile = 500;

    public object Prepare(BillingDbContext db, NightStep step)
    {
        var (first, last) = BillRange.Of(db, night.Id, step.Chunk);
        var batches = new List<DocumentBatch>();
        for (var from = first; first != 0 && from <= last; from += PagesPerFile)
        {
            var to = Math.Min(from + PagesPerFile - 1, last);
            batches.Add(new DocumentBatch { NightId = night.Id, FirstBill = from, LastBill = to, Count = (int)(to - from + 1) });
        }

        return batches;
    }

    public void Write(BillingDbContext db, NightStep step, object prepared)
    {
        var batches = (List<DocumentBatch>)prepared;
        db.DocumentBatches.AddRange(batches);
        db.SaveChanges();
        step.Done = batches.Sum(b => b.Count);
    }
}
