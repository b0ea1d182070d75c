using Billing.Kernel;
using NodaTime;

namespace Billing.Revision.Studio;

/// <summary>使用水量分布 as the database keeps it: counted once, never changed, so that a figure of last month comes out again. Its size grows with how differently people use water and not with the town.</summary>
public sealed class UsageSnapshot
{
    public int Id { get; set; }

    public Service Service { get; set; }

    public UsageSource Source { get; set; }

    public required string Title { get; set; }

    /// <summary>会計年度 whose bills were counted; null for a file.</summary>
    public int? FiscalYear { get; set; }

    /// <summary>Name of the file; empty for a count of bills.</summary>
    public required string FileName { get; set; }

    /// <summary>The counts as a usage file (<c>src/Billing/Exchange/USAGE.md</c>).</summary>
    public required string Text { get; set; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, hex.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Lines of it.</summary>
    public int Cells { get; set; }

    public long Bills { get; set; }

    /// <summary>m³ of all of them.</summary>
    public long CubicMetres { get; set; }

    /// <summary>Bills of the year that are not in it: rules touch them, or they have several registers.</summary>
    public long LeftOut { get; set; }

    /// <summary>Yen that those were charged, tax included.</summary>
    public Money LeftOutYen { get; set; }

    /// <summary>Why they are left out, and what of the year was taken back: lines of <c>word,bills,yen</c> (<see cref="LeftOutBills"/>); empty for a file.</summary>
    public required string LeftOutWhy { get; set; }

    public Instant TakenAt { get; set; }

    public required string TakenBy { get; set; }
}

/// <summary>Where a snapshot comes from.</summary>
public enum UsageSource : byte
{
    /// <summary>The bills of a fiscal year in this database.</summary>
    Bills = 1,

    /// <summary>A file of exact counts.</summary>
    Counts = 2,

    /// <summary>A file of band counts, spread inside the bands.</summary>
    Bands = 3,
}
