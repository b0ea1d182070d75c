using Billing.Contacts;
using Billing.Forms.Notices;
using Billing.Kernel;
using NodaTime;

namespace Billing.Forms.Delinquency;

/// <summary>督促状, 催告書, 給水停止予告書, 給水停止通知書, 分納誓約書, 給水停止解除通知書: one layout for all. What may not be printed is left out here already.</summary>
public sealed record DunningLetterModel
{
    public required NoticeOffice Office { get; init; }

    public required IssuedKind Kind { get; init; }

    /// <summary>Name of the document as the utility's rule calls it.</summary>
    public required Sentence Title { get; init; }

    /// <summary>文書番号.</summary>
    public required string Number { get; init; }

    public required LocalDate Day { get; init; }

    /// <summary>The debtor, or an heir; without title.</summary>
    public required string Name { get; init; }

    public bool IsBody { get; init; }

    /// <summary>Of the dead debtor, where the letter goes to an heir.</summary>
    public string? HeirOf { get; init; }

    /// <summary>Share of the heir, e.g. <c>1/2</c>.</summary>
    public string? Share { get; init; }

    /// <summary>Where the letter goes; null = not printed.</summary>
    public string? MailingAddress { get; init; }

    /// <summary>使用場所; null = not printed.</summary>
    public string? Address { get; init; }

    public string? CustomerNumber { get; init; }

    public required Service Service { get; init; }

    public required IReadOnlyList<DunningLetterClaim> Claims { get; init; }

    /// <summary>What is asked for; an heir's part of it.</summary>
    public required Money Total { get; init; }

    /// <summary>督促手数料, not contained in <see cref="Total"/>.</summary>
    public Money Fee { get; init; }

    /// <summary>指定期限.</summary>
    public LocalDate? Deadline { get; init; }

    /// <summary>根拠.</summary>
    public string? Article { get; init; }

    /// <summary>Parts of a pledge.</summary>
    public IReadOnlyList<(LocalDate DueOn, Money Amount)> Instalments { get; init; } = [];

    /// <summary>Barcodes by which it can be paid in a shop, one for each bill; none for heirs, and where nothing is owed any more.</summary>
    public IReadOnlyList<DunningLetterSlip> Slips { get; init; } = [];
}

/// <summary>One claim of a letter.</summary>
/// <param name="Bill">調定番号.</param>
/// <param name="Owed">As it stood at the step.</param>
public sealed record DunningLetterClaim(string Bill, BillingMonth Month, LocalDate DueOn, Money Owed);

/// <summary>納付書 printed on a letter: the same slip that the counter would print for the bill.</summary>
/// <param name="Bill">調定番号.</param>
/// <param name="Amount">All that is owed on the bill, of both services.</param>
/// <param name="Barcode">44 digits.</param>
/// <param name="Limit">取扱期限 of shops.</param>
public sealed record DunningLetterSlip(string Bill, Money Amount, string Barcode, LocalDate Limit);
