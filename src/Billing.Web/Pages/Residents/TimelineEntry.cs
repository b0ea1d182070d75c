using NodaTime;

namespace Billing.Web.Pages.Residents;

/// <summary>What a line of the timeline is about; also the chips by which it is filtered.</summary>
public enum TimelineKind : byte
{
    /// <summary>応対.</summary>
    Contact = 1,

    /// <summary>申請・届出.</summary>
    Request = 2,

    /// <summary>検針.</summary>
    Reading = 3,

    /// <summary>所見・保留・解除.</summary>
    Gate = 4,

    /// <summary>調定・更正.</summary>
    Bill = 5,

    /// <summary>収納.</summary>
    Payment = 6,

    /// <summary>交付した書類.</summary>
    Document = 7,

    /// <summary>申告・認定.</summary>
    Fact = 8,

    /// <summary>入居・退去・契約条件.</summary>
    Tenancy = 9,

    /// <summary>メーター・排水設備.</summary>
    Equipment = 10,
}

/// <summary>One line: what happened on a day.</summary>
/// <param name="Key">Orders the lines of one kind and day; the later the higher.</param>
/// <param name="Said">What happened, in the language of the request.</param>
public sealed record TimelineEntry(LocalDate On, TimelineKind Kind, long Key, string Said)
{
    /// <summary>More of it, in smaller letters.</summary>
    public string? Detail { get; init; }

    /// <summary>The page that tells it all.</summary>
    public string? Link { get; init; }

    public string? By { get; init; }

    /// <summary>As it is printed, with its unit.</summary>
    public string? Amount { get; init; }

    /// <summary>Taken back or superseded: struck out.</summary>
    public bool Old { get; init; }
}
