using Billing.Kernel;
using NodaTime;

namespace Billing.Exchange;

/// <summary>What another system charged one contract for one service and one period.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Contract">Number of the contract as printed.</param>
/// <param name="PeriodTo">Last day of the period.</param>
/// <param name="Service">Water or sewer.</param>
/// <param name="Yen">Charged, tax included; negative for a credit.</param>
/// <param name="Tax">Tax contained; null = the file does not say.</param>
/// <param name="CubicMetres">Quantity charged; null = the file does not say.</param>
public sealed record OldBill(int Line, string Contract, LocalDate PeriodTo, Service Service, long Yen, long? Tax, int? CubicMetres);

/// <summary>A file of such bills, found by contract, last day and service. Taken whole, or not at all.</summary>
public sealed class OldBillFile
{
    private readonly OldBill[] _bills;

    /// <summary>Where a contract's bills begin and how many they are.</summary>
    private readonly Dictionary<string, (int Start, int Count)> _contracts;

    /// <param name="sorted">By contract, last day and service; no two of them equal.</param>
    internal OldBillFile(string name, string sha256, OldBill[] sorted)
    {
        (Name, Sha256, _bills) = (name, sha256, sorted);
        _contracts = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end].Contract == sorted[start].Contract; end++)
            {
            }

            _contracts[sorted[start].Contract] = (start, end - start);
        }
    }

    public string Name { get; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>By contract, last day and service.</summary>
    public IReadOnlyList<OldBill> Bills => _bills;

    /// <summary>Place of a bill in <see cref="Bills"/>; null = the file has none.</summary>
    public int? Find(string contract, LocalDate periodTo, Service service)
    {
        if (_contracts.TryGetValue(contract, out var of))
        {
            for (var i = of.Start; i < of.Start + of.Count; i++)
            {
                if (_bills[i].PeriodTo == periodTo && _bills[i].Service == service)
                {
                    return i;
                }
            }
        }

        return null;
    }
}

/// <summary>A file that cannot be taken, with a numbered fault for every line that is wrong.</summary>
public sealed class OldBillFileException(string name, IReadOnlyList<LineFault> faults) : Exception($"{name}: {faults.Count} faults; line {faults[0].Line}: {faults[0].Said.En}")
{
    public string Name { get; } = name;

    /// <summary>In the order of lines.</summary>
    public IReadOnlyList<LineFault> Faults { get; } = faults;
}
