using Billing.Kernel;
using NodaTime;

namespace Billing.Bills;

/// <summary>調定: the assessed charge of one contract for one period. Never updated or deleted; corrected by a reversal and a new bill.</summary>
public sealed class Bill
{
    /// <summary>Fiscal year × 10^8 + number without gaps within the year; see <see cref="BillNumber"/>.</summary>
    public long Id { get; set; }

    public long ContractId { get; set; }

    public long UsageId { get; set; }

    /// <summary>納付者 on the day of fixing: the debtor of its claims.</summary>
    public long DebtorId { get; set; }

    public BillKind Kind { get; set; }

    public BillingMonth Month { get; set; }

    public LocalDate PeriodFrom { get; set; }

    public LocalDate PeriodTo { get; set; }

    /// <summary>調定日.</summary>
    public LocalDate FixedOn { get; set; }

    /// <summary>Tax included, both services; negative for a reversal.</summary>
    public Money Total { get; set; }

    /// <summary>The bill that a reversal takes back, or that a correction replaces.</summary>
    public long? CorrectsId { get; set; }

    /// <summary>Why it was corrected.</summary>
    public string? Reason { get; set; }

    /// <summary>Who corrected or released it; null = made by the night.</summary>
    public string? MadeBy { get; set; }
}

public enum BillKind : byte
{
    Regular = 1,

    /// <summary>減額・取消の更正: takes back another bill with the opposite sign.</summary>
    Reversal = 2,

    /// <summary>更正後: takes the place of a reversed bill.</summary>
    Correction = 3,
}

/// <summary>One service's part of a bill, frozen with everything it was priced from, so that it can be priced again years later.</summary>
public sealed class BillPart
{
    /// <summary>Bill × 10 + service.</summary>
    public long Id { get; set; }

    public Service Service { get; set; }

    /// <summary>The frozen table.</summary>
    public int TariffId { get; set; }

    public required string UseClass { get; set; }

    /// <summary>mm.</summary>
    public int MeterSize { get; set; }

    public int Months { get; set; }

    public int Dwellings { get; set; }

    /// <summary>Quantity charged.</summary>
    public CubicMetres CubicMetres { get; set; }

    /// <summary>As in <see cref="Metering.Usage.Registers"/>.</summary>
    public string? Registers { get; set; }

    /// <summary>Tax included.</summary>
    public Money Charged { get; set; }

    /// <summary>Consumption tax contained.</summary>
    public Money Tax { get; set; }

    /// <summary>Tax rate in thousandths: 100 = 10 %.</summary>
    public short TaxPerMille { get; set; }

    public long BillId => Id / 10;
}

/// <summary>A tariff exactly as it stood when bills were made with it.</summary>
public sealed class FrozenTariff
{
    public int Id { get; set; }

    /// <summary>The tariff's own id.</summary>
    public required string TariffId { get; set; }

    /// <summary>SHA-256 of <see cref="Json"/>, hex; unique.</summary>
    public required string Sha256 { get; set; }

    public required string Json { get; set; }
}
