using NodaTime;

namespace Billing.Privacy;

/// <summary>One step of a person's protection, never changed: the interim one from the day of request, the decision, each renewal, the end. Together they are its history.</summary>
public sealed class ProtectionMeasure
{
    public long Id { get; set; }

    public long CustomerId { get; set; }

    public MeasureStep Step { get; set; }

    /// <summary>First day; of the end, the day from which the person is shown again.</summary>
    public LocalDate From { get; set; }

    /// <summary>Last day of the term; null while interim and for the end. Passing it ends nothing: the person stays hidden until two persons end it.</summary>
    public LocalDate? Until { get; set; }

    /// <summary>申出者: who asked (the person, a representative, another office).</summary>
    public required string AskedBy { get; set; }

    /// <summary>The office that certified or passed it on (住民担当課, 警察, 相談支援センター …).</summary>
    public required string Office { get; set; }

    /// <summary>文書番号; null where an interim measure has none yet.</summary>
    public string? Document { get; set; }

    /// <summary>Signed-in name; of the end, who asked for it.</summary>
    public required string EnteredBy { get; set; }

    public Instant EnteredAt { get; set; }

    /// <summary>The second person of an end; null for every other step, which one person may enter.</summary>
    public string? ConfirmedBy { get; set; }
}

/// <summary>Steps of a protection.</summary>
public enum MeasureStep : byte
{
    /// <summary>仮支援措置: hidden from the day of request, before anything is decided.</summary>
    Interim = 1,

    /// <summary>支援措置 decided, for a year.</summary>
    Decided = 2,

    /// <summary>延長: for another year.</summary>
    Renewed = 3,

    /// <summary>終了, by two persons.</summary>
    Ended = 4,
}
