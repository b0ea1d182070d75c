using Billing.Kernel;
using NodaTime;

namespace Billing.Reports;

/// <summary>A finished report: a table that a page shows, a sheet prints and a file holds, and everything else is derived from.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Columns">In order.</param>
/// <param name="Rows">In order; each has a cell per column.</param>
/// <param name="Notes">What a reader must know to take the figures for what they are.</param>
public sealed record Report(ReportKind Kind, LocalDate From, LocalDate To, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows, IReadOnlyList<Sentence> Notes)
{
    /// <summary>What of it is better looked at than read; null = nothing.</summary>
    public ReportChart? Chart { get; init; }

    /// <summary>The sum of a column over the rows of a role.</summary>
    public decimal Sum(int column, RowRole role = RowRole.Detail) => Rows.Where(row => row.Role == role).Sum(row => row.Cells[column].Number ?? 0m);
}

/// <summary>A column.</summary>
public sealed record ReportColumn(Sentence Title, ReportUnit Unit);

/// <summary>What the cells of a column are.</summary>
public enum ReportUnit : byte
{
    Word,

    /// <summary>Whole yen.</summary>
    Yen,

    /// <summary>How many.</summary>
    Count,

    /// <summary>m³.</summary>
    CubicMetres,

    /// <summary>98.5 = 98.5 %.</summary>
    Percent,
}

/// <summary>A row.</summary>
public sealed record ReportRow(IReadOnlyList<ReportCell> Cells, RowRole Role = RowRole.Detail);

/// <summary>What a row adds up.</summary>
public enum RowRole : byte
{
    Detail,

    /// <summary>小計.</summary>
    Subtotal,

    /// <summary>合計.</summary>
    Total,
}

/// <summary>Words or a number, or neither.</summary>
/// <param name="Word">Words; null in a column of numbers.</param>
/// <param name="Number">The number in the unit of its column.</param>
public readonly record struct ReportCell(Sentence? Word, decimal? Number)
{
    public static ReportCell Empty => default;

    public static ReportCell Of(Sentence word) => new(word, null);

    /// <summary>Words that are the same in every language: a number, a name of the tariff.</summary>
    public static ReportCell Of(string word) => new(new Sentence(word, word), null);

    public static ReportCell Of(LocalDate day) => Of(day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    public static ReportCell Of(Money amount) => new(null, amount.Yen);

    public static ReportCell Of(decimal? number) => new(null, number);
}

/// <summary>Bars: one group per row of a role.</summary>
/// <param name="Labels">Columns whose words stand below the bars.</param>
/// <param name="Series">Columns of numbers of one unit, one or two.</param>
/// <param name="Of">The rows that are drawn.</param>
public sealed record ReportChart(IReadOnlyList<int> Labels, IReadOnlyList<int> Series, RowRole Of);
