using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>storeSlip</c>: the barcode of payment slips (GS1-128, 44 digits) and until when a shop takes them.</summary>
public sealed record StoreSlipRule : Rule
{
    /// <summary>請求書発行企業コード, 6 digits: the collecting agent's.</summary>
    public required string Issuer { get; init; }

    /// <summary>収納企業コード, 5 digits, given by the agent.</summary>
    public required string Company { get; init; }

    /// <summary>Above this no barcode is printed; at most 300,000.</summary>
    public required Money Most { get; init; }

    /// <summary>取扱期限: days after the due date.</summary>
    public required int DaysAfterDue { get; init; }

    /// <summary>取扱期限 of a slip printed after that: days after its printing; null = it has no barcode.</summary>
    public int? DaysAfterIssue { get; init; }

    /// <summary>Until when shops take a slip; null = they no longer do.</summary>
    /// <param name="until">指定期限 of the letter that it is printed on: a slip that shops take at all is taken until then.</param>
    public NodaTime.LocalDate? Limit(NodaTime.LocalDate due, NodaTime.LocalDate issued, NodaTime.LocalDate? until = null)
    {
        var limit = due.PlusDays(DaysAfterDue);
        limit = limit >= issued || DaysAfterIssue is not { } days ? limit : issued.PlusDays(days);
        return limit < issued ? null : until > limit ? until : limit;
    }
}
