using Billing.Bills;
using Billing.Forms.Notices;
using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Forms.Letters;

/// <summary>料金の計算のお知らせ: one bill told to the yen as a letter. What may not be printed is left out here already.</summary>
public sealed record BillLetterModel
{
    public required NoticeOffice Office { get; init; }

    /// <summary>Day of the letter.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>納付者, without title.</summary>
    public required string Name { get; init; }

    /// <summary>法人・団体: 御中 instead of 様.</summary>
    public bool IsBody { get; init; }

    /// <summary>Where the letter goes; null = not printed.</summary>
    public string? MailingAddress { get; init; }

    /// <summary>使用場所; null = not printed.</summary>
    public string? Address { get; init; }

    /// <summary>調定番号 as printed.</summary>
    public required string BillNumber { get; init; }

    public BillKind Kind { get; init; } = BillKind.Regular;

    /// <summary>水栓番号.</summary>
    public required string ServicePointNumber { get; init; }

    /// <summary>お客様番号.</summary>
    public required string CustomerNumber { get; init; }

    public required BillingMonth Month { get; init; }

    public required LocalDate PeriodFrom { get; init; }

    public required LocalDate PeriodTo { get; init; }

    /// <summary>前回指針; null = not known.</summary>
    public int? PreviousIndex { get; init; }

    public int? CurrentIndex { get; init; }

    /// <summary>m³ measured or estimated.</summary>
    public CubicMetres? Usage { get; init; }

    /// <summary>Water first.</summary>
    public required IReadOnlyList<BillLetterPart> Parts { get; init; }

    public required Money Total { get; init; }
}

/// <summary>One service of the letter.</summary>
/// <param name="Quantity">m³ charged.</param>
/// <param name="DueOn">納期限; null where nothing is to pay.</param>
/// <param name="Lines">In the order of the calculation.</param>
/// <param name="Citations">料金表・規則 and their articles.</param>
public sealed record BillLetterPart(Service Service, string UseClass, int MeterSize, CubicMetres Quantity, Money Charged, Money Tax, LocalDate? DueOn, IReadOnlyList<ExplanationLine> Lines, IReadOnlyList<string> Citations);
