using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using NodaTime;

namespace Billing.Forms.Notices;

/// <summary>検針のお知らせ: everything that one notice says. What may not be printed (the address of a protected person) is left out here already.</summary>
public sealed record ReadingNoticeModel
{
    public required NoticeOffice Office { get; init; }

    /// <summary>調定番号 as printed; the number of the invoice.</summary>
    public required string BillNumber { get; init; }

    public BillKind Kind { get; init; } = BillKind.Regular;

    /// <summary>Printed number of the bill that this one reverses or replaces.</summary>
    public string? Corrects { get; init; }

    public required BillingMonth Month { get; init; }

    /// <summary>調定日: the date of the notice.</summary>
    public required LocalDate FixedOn { get; init; }

    /// <summary>水栓番号.</summary>
    public required string ServicePointNumber { get; init; }

    /// <summary>お客様番号.</summary>
    public required string CustomerNumber { get; init; }

    /// <summary>使用者, without title.</summary>
    public required string Name { get; init; }

    /// <summary>法人・団体: 御中 instead of 様.</summary>
    public bool IsBody { get; init; }

    /// <summary>納付者, where it is another person than the user.</summary>
    public string? PayerName { get; init; }

    /// <summary>Whether the sheet may leave as it is: a protected person's goes by hand, one that would tell a third party where such a person lives not at all.</summary>
    public PaperFate Fate { get; init; } = PaperFate.Printed;

    /// <summary>The protected person for whose sake it is kept back; 0 = none.</summary>
    public long ProtectedId { get; init; }

    /// <summary>Address of the supply; null = not printed.</summary>
    public string? Address { get; init; }

    /// <summary>Where the letter goes; null = to the supply, or not printed.</summary>
    public string? MailingAddress { get; init; }

    public required LocalDate PeriodFrom { get; init; }

    public required LocalDate PeriodTo { get; init; }

    /// <summary>Whether the period ends with the last day of use (中止精算).</summary>
    public bool Stops { get; init; }

    public required LocalDate ReadOn { get; init; }

    /// <summary>メーター番号; null where none hangs.</summary>
    public string? MeterNumber { get; init; }

    /// <summary>mm.</summary>
    public required int MeterSize { get; init; }

    public required IReadOnlyList<NoticeRegister> Registers { get; init; }

    /// <summary>旧メーター使用水量, when the meter was exchanged in the period.</summary>
    public CubicMetres OldMeter { get; init; }

    /// <summary>Of all registers and meters.</summary>
    public required CubicMetres Usage { get; init; }

    public CubicMetres? Previous { get; init; }

    public CubicMetres? SamePeriodLastYear { get; init; }

    public UsageBasis Basis { get; init; } = UsageBasis.Metered;

    /// <summary>Oldest first, this period last; 13 at most, so that the same month of last year is the first bar.</summary>
    public IReadOnlyList<NoticePeriod> History { get; init; } = [];

    public required IReadOnlyList<NoticeCharge> Charges { get; init; }

    /// <summary>Tax included, all services.</summary>
    public required Money Total { get; init; }

    /// <summary>What the reader has to pay: nothing is set off between services by itself, because their funds are apart.</summary>
    public Money ToPay => Sum(charge => charge.Charged > Money.Zero);

    /// <summary>What stands to the payer's credit, as a positive amount.</summary>
    public Money ToCredit => -Sum(charge => charge.Charged < Money.Zero);

    public required PaymentMethod PaymentMethod { get; init; }

    /// <summary>前回の口座振替: the last one before the notice that the bank answered; null where there was none, or the account is another person's than the user's.</summary>
    public NoticeDebit? LastDebit { get; init; }

    /// <summary>What else must be said, e.g. that a leak is suspected.</summary>
    public IReadOnlyList<Sentence> Remarks { get; init; } = [];

    /// <summary>How each charge was worked out, for the second page; empty = no second page.</summary>
    public IReadOnlyList<NoticeExplanation> Explanations { get; init; } = [];

    /// <summary>Sheets of A4 that the notice takes.</summary>
    public int Sheets => Explanations.Count == 0 ? 1 : 2;

    private Money Sum(Func<NoticeCharge, bool> of) => Charges.Where(of).Aggregate(Money.Zero, (sum, charge) => sum + charge.Charged);
}

/// <summary>Who sends the notice and answers questions about it.</summary>
/// <param name="Name">The utility, e.g. its works or customer centre.</param>
/// <param name="Contact">Telephone, hours, address: one line each; empty = not printed.</param>
public sealed record NoticeOffice(Sentence Name, IReadOnlyList<string> Contact);

/// <summary>A debit that the bank answered.</summary>
/// <param name="On">振替日.</param>
/// <param name="Amount">What was asked for.</param>
/// <param name="Result">振替結果コード, 0 = debited.</param>
public sealed record NoticeDebit(LocalDate On, Money Amount, byte Result);

/// <summary>One register of the meter.</summary>
/// <param name="Word">The tariff's word, e.g. <c>day</c>; null = the only one.</param>
/// <param name="Previous">前回指針; null = not known.</param>
/// <param name="Current">今回指針; null = not read.</param>
/// <param name="Counted">What it counted in the period.</param>
public sealed record NoticeRegister(string? Word, int? Previous, int? Current, CubicMetres Counted);

/// <summary>One bar of the chart.</summary>
/// <param name="Month">Month of the reading.</param>
/// <param name="Usage">m³ of the whole period.</param>
/// <param name="Estimated">認定水量.</param>
public sealed record NoticePeriod(BillingMonth Month, CubicMetres Usage, bool Estimated);

/// <summary>One service's charge, and who invoices it: water and sewer are two invoices on one sheet.</summary>
public sealed record NoticeCharge
{
    public required Service Service { get; init; }

    /// <summary>用途 as the tariff writes it.</summary>
    public required string UseClass { get; init; }

    /// <summary>m³ charged.</summary>
    public required CubicMetres Quantity { get; init; }

    /// <summary>m³ measured or estimated, where another quantity is charged.</summary>
    public CubicMetres? Measured { get; init; }

    /// <summary>What the charge consists of; empty where it is one at one rate.</summary>
    public IReadOnlyList<NoticeChargeLine> Lines { get; init; } = [];

    /// <summary>Total and tax of each rate, the highest first: what a qualified invoice states (消費税法 57条の4 1項 4号・5号).</summary>
    public IReadOnlyList<NoticeRate> Rates => Lines.Count == 0
        ? [new NoticeRate(TaxPerMille, Charged, Tax)]
        : [.. Lines.GroupBy(line => line.TaxPerMille).OrderByDescending(rate => rate.Key).Select(rate => new NoticeRate(rate.Key, new Money(rate.Sum(line => line.Charged.Yen)), new Money(rate.Sum(line => line.Tax.Yen))))];

    /// <summary>Tax included.</summary>
    public required Money Charged { get; init; }

    /// <summary>Consumption tax contained.</summary>
    public required Money Tax { get; init; }

    /// <summary>Thousandths.</summary>
    public required int TaxPerMille { get; init; }

    /// <summary>納期限, and the day of the debit for who pays by debit; null where there is nothing to pay.</summary>
    public LocalDate? DueOn { get; init; }

    /// <summary>適格請求書発行事業者.</summary>
    public string? Issuer { get; init; }

    /// <summary>登録番号, <c>T</c> and 13 digits.</summary>
    public string? RegistrationNumber { get; init; }
}

/// <summary>One line of a charge: a fee, a discount, what was charged before.</summary>
/// <param name="Said">What it is.</param>
/// <param name="Charged">Tax included; negative when taken off.</param>
/// <param name="Tax">Tax contained.</param>
/// <param name="TaxPerMille">Thousandths; 0 = not taxed.</param>
public sealed record NoticeChargeLine(Sentence Said, Money Charged, Money Tax, int TaxPerMille);

/// <summary>One tax rate of one issuer's charge.</summary>
/// <param name="PerMille">Thousandths; 0 = not taxed.</param>
/// <param name="Charged">Sum at this rate, tax included.</param>
/// <param name="Tax">Tax contained, rounded once.</param>
public sealed record NoticeRate(int PerMille, Money Charged, Money Tax);

/// <summary>How one charge was worked out.</summary>
public sealed record NoticeExplanation(Service Service, IReadOnlyList<NoticeLine> Lines, IReadOnlyList<string> Citations);

/// <summary>A line of an explanation.</summary>
/// <param name="Said">Words with the figures in them.</param>
/// <param name="Yen">Exact amount as printed; null for a heading or sum that says its amount itself, and for a note.</param>
/// <param name="IsDetail">Whether it is indented below the line before.</param>
/// <param name="IsNote">Tells a rule, apart from the sums.</param>
public sealed record NoticeLine(Sentence Said, string? Yen, bool IsDetail, bool IsNote = false);
