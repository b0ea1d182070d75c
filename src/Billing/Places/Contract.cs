using NodaTime;

namespace Billing.Places;

/// <summary>使用契約: customer × service point × from–to.</summary>
public sealed class Contract
{
    public long Id { get; set; }

    /// <summary>As printed: 水栓番号 and history number, e.g. <c>012-00345-02</c>.</summary>
    public required string Number { get; set; }

    public long ServicePointId { get; set; }

    /// <summary>使用者.</summary>
    public long UserId { get; set; }

    /// <summary>First day of use.</summary>
    public LocalDate From { get; set; }

    /// <summary>Last day of use; null = running.</summary>
    public LocalDate? To { get; set; }

    public int Version { get; set; }

    /// <summary>Whether the contract runs on <paramref name="day"/>.</summary>
    public bool RunsOn(LocalDate day) => From <= day && (To is not { } to || day <= to);
}

/// <summary>What a contract says from a day on; the next row ends it. Nothing is overwritten.</summary>
public sealed class ContractTerms
{
    public long Id { get; set; }

    public long ContractId { get; set; }

    public LocalDate From { get; set; }

    /// <summary>納付者.</summary>
    public long PayerId { get; set; }

    /// <summary>用途 in the water tariff; null = no water service.</summary>
    public string? WaterUseClass { get; set; }

    /// <summary>用途 in the sewer tariff; applied only while the point has a sewer connection.</summary>
    public string? SewerUseClass { get; set; }

    /// <summary>戸数: dwellings that share the supply.</summary>
    public int Dwellings { get; set; } = 1;

    public PaymentMethod PaymentMethod { get; set; }
}

public enum PaymentMethod : byte
{
    /// <summary>納付書.</summary>
    Slip = 1,

    /// <summary>口座振替.</summary>
    DirectDebit = 2,

    /// <summary>クレジットカード.</summary>
    CreditCard = 3,
}
