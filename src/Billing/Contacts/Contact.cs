using NodaTime;

namespace Billing.Contacts;

/// <summary>応対記録: one contact with a resident. Never changed but for the mark that its follow-up is done; what was wrong is put right by a following entry.</summary>
public sealed class Contact
{
    public long Id { get; set; }

    public long ContractId { get; set; }

    /// <summary>使用者 of the contract, so that a person's contacts are found over all contracts.</summary>
    public long CustomerId { get; set; }

    /// <summary>The day of the contact.</summary>
    public LocalDate On { get; set; }

    public Instant EnteredAt { get; set; }

    public ContactChannel Channel { get; set; }

    public ContactTopic Topic { get; set; }

    /// <summary>相手方: who spoke, where it was not the user (family, caretaker …).</summary>
    public string? Speaker { get; set; }

    /// <summary>At most <see cref="ContactEntry.MostText"/> characters.</summary>
    public required string Text { get; set; }

    /// <summary>Signed-in name.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>The entry that this one corrects or carries on; of the same contract.</summary>
    public long? FollowsId { get; set; }

    /// <summary>対応期限: the day by which somebody must act; null = nothing is left to do.</summary>
    public LocalDate? DueOn { get; set; }

    /// <summary>The desk or person that must act.</summary>
    public string? DueWith { get; set; }

    public Instant? DoneAt { get; set; }

    public string? DoneBy { get; set; }

    public int Version { get; set; }

    /// <summary>Whether somebody must still act.</summary>
    public bool IsOpen => DueOn is not null && DoneAt is null;
}

/// <summary>How the resident came to us.</summary>
public enum ContactChannel : byte
{
    Counter = 1,
    Telephone = 2,
    Web = 3,
    Fax = 4,
    Post = 5,

    /// <summary>訪問: one of us was there.</summary>
    Visit = 6,
}

/// <summary>What it was about.</summary>
public enum ContactTopic : byte
{
    /// <summary>料金・使用水量.</summary>
    Charge = 1,

    /// <summary>支払・納付.</summary>
    Payment = 2,

    /// <summary>使用開始・中止・名義.</summary>
    Moving = 3,

    /// <summary>検針・メーター.</summary>
    Meter = 4,

    /// <summary>漏水・断水・水質.</summary>
    Leak = 5,

    /// <summary>工事・排水設備.</summary>
    Works = 6,

    /// <summary>苦情.</summary>
    Complaint = 7,
    Other = 8,
}
