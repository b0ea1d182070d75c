using Billing.Kernel;

namespace Billing.Exchange;

/// <summary>So many bills of the same kind of supply that used the same: one line of a usage file.</summary>
/// <param name="UseClass">用途 as the table writes it.</param>
/// <param name="MeterSize">口径 in mm; null where the table does not ask.</param>
/// <param name="Register">指針区分; null = the only one. Of a meter with several, each with its m³: <c>day=120,night=30</c>.</param>
/// <param name="CubicMetres">Whole m³ of the period.</param>
/// <param name="Months">Months of the period.</param>
/// <param name="Dwellings">戸数.</param>
/// <param name="Count">Bills.</param>
public sealed record UsageRow(string UseClass, int? MeterSize, string? Register, int CubicMetres, int Months, int Dwellings, long Count)
{
    /// <summary>Whether the word stands for several registers.</summary>
    public static bool HasSeveral(string? register) => register?.Contains('=', StringComparison.Ordinal) == true;
}

/// <summary>A usage file that cannot be taken, with every line that is wrong.</summary>
public sealed class UsageFileException(IReadOnlyList<FileFault> faults) : DataFileException(faults);
