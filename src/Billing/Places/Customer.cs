using NodaTime;

namespace Billing.Places;

/// <summary>使用者・納付者・所有者: a person or body. The role is in the contract, its terms or the ownership.</summary>
public sealed class Customer
{
    public long Id { get; set; }

    /// <summary>お客様番号 as printed.</summary>
    public required string Number { get; set; }

    public required string Name { get; set; }

    /// <summary>Full-width katakana, family and given name separated by one full-width space.</summary>
    public required string Kana { get; set; }

    /// <summary>Told by <see cref="Disclosure"/> alone.</summary>
    public string? Phone { internal get; set; }

    /// <summary>Where letters go; null = the service point. Told by <see cref="Disclosure"/> alone.</summary>
    public string? MailingAddress { internal get; set; }

    /// <summary>法人・団体.</summary>
    public bool IsBody { get; set; }

    /// <summary>代表者 of a body; null = none known.</summary>
    public string? Representative { get; set; }

    /// <summary>本社・主たる事務所の所在地 of a body. Told by <see cref="Disclosure"/> alone.</summary>
    public string? HeadOffice { internal get; set; }

    /// <summary>支援措置 (protection of victims): from this day the address leaves through no door without two persons (<see cref="Protection"/>).</summary>
    public LocalDate? ProtectedFrom { get; set; }

    /// <summary>名寄せ: the customer who this one was found to be; null for a customer of their own. Never points to one who was merged as well.</summary>
    public long? MergedIntoId { get; set; }

    /// <summary><see cref="Kana"/> as it is compared, kept by EF beside it so that people of the same name are found by an index.</summary>
    public string KanaKey
    {
        get => SearchText.Normalise(Kana);
        private set { }
    }

    /// <summary><see cref="Phone"/> as it is compared. Told to nobody.</summary>
    internal string? PhoneKey
    {
        get => SearchText.Normalise(Phone) is { Length: > 0 } digits ? digits : null;
        private set { }
    }

    public int Version { get; set; }

    /// <summary>Letters go somewhere else from now on.</summary>
    /// <param name="address">Null = to the service point.</param>
    /// <returns>Where they went, so that it can be taken back.</returns>
    internal string? Readdress(string? address)
    {
        var before = MailingAddress;
        MailingAddress = address;
        return before;
    }
}
