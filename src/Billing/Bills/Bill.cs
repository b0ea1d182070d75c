using Billing.Charges;
using Billing.Kernel;
using NodaTime;

namespace Billing.Bills;

/// <summary>調定: the assessed charge of one contract for one period. Never updated or deleted; corrected by a reversal and a new bill.</summary>
public sealed class Bill
{
    /// <summary>Fiscal year × 10^8 + number without gaps within the year; see <see cref="BillNumber"/>.</summary>
    public long Id { get; set; }

    /// <summary>0 for an occasional bill to somebody without a contract.</summary>
    public long ContractId { get; set; }

    /// <summary>0 for an occasional bill and its reversal.</summary>
    public long UsageId { get; set; }

    /// <summary>納付者 on the day of fixing: the debtor of its claims.</summary>
    public long DebtorId { get; set; }

    public BillKind Kind { get; set; }

    public BillingMonth Month { get; set; }

    public LocalDate PeriodFrom { get; set; }

    public LocalDate PeriodTo { get; set; }

    /// <summary>First day of use of the contract, as it stood.</summary>
    public LocalDate UserSince { get; set; }

    /// <summary>Whether <see cref="PeriodTo"/> was the last day of use.</summary>
    public bool Stops { get; set; }

    /// <summary>調定日.</summary>
    public LocalDate FixedOn { get; set; }

    /// <summary>Tax included, both services; negative for a reversal.</summary>
    public Money Total { get; set; }

    /// <summary>The bill that a reversal takes back, or that a correction replaces.</summary>
    public long? CorrectsId { get; set; }

    /// <summary>Why it was corrected; of an occasional bill the article or decision it rests on.</summary>
    public string? Reason { get; set; }

    /// <summary>Who corrected or released it; null = made by the night.</summary>
    public string? MadeBy { get; set; }

    /// <summary>Whether it charges no supply: a <see cref="BillKind.Occasional"/> bill, or its reversal.</summary>
    public bool IsOccasional => UsageId == 0;
}

public enum BillKind : byte
{
    Regular = 1,

    /// <summary>減額・取消の更正: takes back another bill with the opposite sign.</summary>
    Reversal = 2,

    /// <summary>更正後: takes the place of a reversed bill.</summary>
    Correction = 3,

    /// <summary>随時調定: fees, joining fees and contributions outside the cycle. It rests on no usage.</summary>
    Occasional = 4,
}

/// <summary>One service's part of a bill, frozen with everything it was priced from, so that it can be priced again years later.</summary>
public sealed class BillPart
{
    /// <summary>Bill × 10 + service.</summary>
    public long Id { get; set; }

    public Service Service { get; set; }

    /// <summary>The frozen rule book.</summary>
    public int RuleBookId { get; set; }

    public required string UseClass { get; set; }

    /// <summary>mm.</summary>
    public int MeterSize { get; set; }

    public int Months { get; set; }

    public int Dwellings { get; set; }

    /// <summary>Quantity charged.</summary>
    public CubicMetres CubicMetres { get; set; }

    /// <summary>As in <see cref="Metering.Usage.Registers"/>.</summary>
    public string? Registers { get; set; }

    /// <summary>What the charge rests on beyond these columns (measured quantity, facts, earlier charges) as JSON; null for an ordinary supply. See <see cref="FrozenSupply"/>.</summary>
    public string? Special { get; set; }

    /// <summary>Tax included.</summary>
    public Money Charged { get; set; }

    /// <summary>Consumption tax contained.</summary>
    public Money Tax { get; set; }

    /// <summary>Tax rate in thousandths: 100 = 10 %.</summary>
    public short TaxPerMille { get; set; }

    public long BillId => Id / 10;
}

/// <summary>What a part consists of where it is more than one charge at one rate: fees, discounts, earlier charges taken off, two rates of tax. Frozen with it; the lines add up to the part.</summary>
public sealed class BillLine
{
    /// <summary>Part × 100 + place.</summary>
    public long Id { get; set; }

    public Service Service { get; set; }

    public ChargeLineKind Kind { get; set; }

    /// <summary>The rule behind it; null = the table.</summary>
    public string? RuleId { get; set; }

    public required string Ja { get; set; }

    public required string En { get; set; }

    /// <summary>Tax included; negative when taken off.</summary>
    public Money Charged { get; set; }

    /// <summary>Consumption tax contained.</summary>
    public Money Tax { get; set; }

    /// <summary>Tax rate in thousandths; 0 = not taxed.</summary>
    public short TaxPerMille { get; set; }

    public long PartId => Id / 100;

    public static BillLine Of(Service service, ChargeLine line) => new()
    {
        Service = service,
        Kind = line.Kind,
        RuleId = line.RuleId,
        Ja = line.Said.Ja,
        En = line.Said.En,
        Charged = line.Charged,
        Tax = line.Tax,
        TaxPerMille = (short)(line.TaxRate * 1000),
    };
}

/// <summary>A rule book exactly as it stood when bills were made with it, with its tables and statutory values.</summary>
public sealed class FrozenRuleBook
{
    public int Id { get; set; }

    /// <summary>The book's own id.</summary>
    public required string BookId { get; set; }

    /// <summary>SHA-256 of <see cref="Json"/>, hex; unique.</summary>
    public required string Sha256 { get; set; }

    /// <summary>See <see cref="RuleBooks.RuleBookFiles"/>.</summary>
    public required string Json { get; set; }
}
