namespace Billing.Db.Copies;

/// <summary>What a copy moved, table by table, each held against what stands in the target.</summary>
/// <param name="Tables">In the order in which they were filled.</param>
public sealed record CopyReport(IReadOnlyList<CopiedTable> Tables)
{
    public long Rows => Tables.Sum(table => table.Rows);
}

/// <param name="Name">Table.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Hash">Its content as <see cref="RowHash"/> tells it, the same on both sides.</param>
public sealed record CopiedTable(string Name, long Rows, string Hash);

/// <param name="Table">Table at work.</param>
/// <param name="Rows">Rows so far.</param>
/// <param name="Checking">They are being read back and compared; else they are being written.</param>
/// <param name="Done">That is all of them.</param>
public sealed record CopyProgress(string Table, long Rows, bool Checking, bool Done);
