using Billing.Exchange;
using Billing.Kernel;
using Billing.Metering;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>So many bills that asked the calculator the very same question.</summary>
/// <param name="Input">Use class, size, usage by register, months, dwellings, and what rules said beyond the table.</param>
/// <param name="Count">Bills, at least 1.</param>
public sealed record UsageCell(PricingInput Input, long Count)
{
    /// <summary>m³ of one bill, all registers together.</summary>
    public int CubicMetres { get; } = Input.Usage.Sum(usage => usage.CubicMetres.Value);

    /// <summary>指針区分 of the one register, null where it has no word; of several, each with its m³: <c>day=120,night=30</c>.</summary>
    public string? Register => Input.Usage.Count == 1 ? Input.Usage[0].Register : RegisterText.Print(Input.Usage);

    /// <summary>m³ a month of one bill: what bills of one and of two months are compared by.</summary>
    public decimal PerMonth => (decimal)CubicMetres / Input.Months;
}

/// <summary>
/// 使用水量分布: what a town used, exactly, as counts. Its size grows with how differently people use water and not with their number, so a whole year of a million contracts is priced again while a
/// slider moves. Immutable.
/// </summary>
public sealed class UsageHistogram
{
    private UsageHistogram(UsageCell[] cells)
    {
        Cells = cells;
        Bills = cells.Sum(cell => cell.Count);
        CubicMetres = cells.Sum(cell => (decimal)cell.CubicMetres * cell.Count);
    }

    /// <summary>By use class in the order in which they first came, then size, months, dwellings and m³. No two ask the same question.</summary>
    public IReadOnlyList<UsageCell> Cells { get; }

    public long Bills { get; }

    /// <summary>m³ of all bills.</summary>
    public decimal CubicMetres { get; }

    /// <summary>Cells that ask the same question become one; those without a bill are left out.</summary>
    public static UsageHistogram Of(IEnumerable<UsageCell> cells)
    {
        var counts = new Dictionary<Question, (PricingInput Input, long Count)>();
        var classes = new List<string>();
        foreach (var cell in cells.Where(cell => cell.Count > 0))
        {
            var question = new Question(cell.Input);
            counts[question] = counts.TryGetValue(question, out var known) ? (known.Input, checked(known.Count + cell.Count)) : (cell.Input, cell.Count);
            if (!classes.Contains(cell.Input.UseClass))
            {
                classes.Add(cell.Input.UseClass);
            }
        }

        return new UsageHistogram([.. counts.Values.Select(value => new UsageCell(value.Input, value.Count))
            .OrderBy(cell => classes.IndexOf(cell.Input.UseClass))
            .ThenBy(cell => cell.Input.MeterSize)
            .ThenBy(cell => cell.Input.Usage[0].Register, StringComparer.Ordinal)
            .ThenBy(cell => cell.Input.Months)
            .ThenBy(cell => cell.Input.Dwellings)
            .ThenBy(cell => cell.CubicMetres)]);
    }

    /// <summary>The lines of a usage file.</summary>
    public static UsageHistogram Of(IEnumerable<UsageRow> rows) => Of(rows.Select(row => new UsageCell(
        new PricingInput(row.UseClass, row.MeterSize, Registers(row), row.Months, row.Dwellings), row.Count)));

    private static IReadOnlyList<RegisterUsage> Registers(UsageRow row) =>
        UsageRow.HasSeveral(row.Register) ? RegisterText.Parse(row.Register!) : [new RegisterUsage(row.Register, new CubicMetres(row.CubicMetres))];

    /// <summary>The cells that a usage file can hold: all to which nothing is said beyond the table.</summary>
    public IEnumerable<UsageRow> Rows() => Cells.Where(cell => cell.Input.Terms is null).Select(cell => new UsageRow(
        cell.Input.UseClass, cell.Input.MeterSize, cell.Register, cell.CubicMetres, cell.Input.Months, cell.Input.Dwellings, cell.Count));

    /// <summary>What the calculator is asked, as a value: records compare their lists by reference.</summary>
    private readonly record struct Question(string UseClass, int? MeterSize, int Months, int Dwellings, int First, string? Registers, PricingTerms? Terms)
    {
        public Question(PricingInput input)
            : this(input.UseClass, input.MeterSize, input.Months, input.Dwellings, input.Usage[0].CubicMetres.Value, RegisterText.Print(input.Usage), input.Terms)
        {
        }
    }
}
