using NodaTime;

namespace Billing.Places;

/// <summary>One contract that a search found, with what a clerk needs to tell it from the next.</summary>
/// <param name="IsProtected">Somebody there is protected, so address and telephone are withheld.</param>
/// <param name="MeterNumber">The meter that hangs there now; null where none does.</param>
public sealed record ContractHit(
    long ContractId,
    string Number,
    string Name,
    string Kana,
    bool IsProtected,
    ShownText Address,
    ShownText Phone,
    string PointNumber,
    string CustomerNumber,
    string? MeterNumber,
    LocalDate From,
    LocalDate? To)
{
    public bool RunsOn(LocalDate day) => From <= day && (To is not { } to || day <= to);
}

/// <summary>What a search found.</summary>
/// <param name="Hits">The best ones first, at most as many as were asked for.</param>
/// <param name="More">Whether there are others.</param>
public sealed record ContractHits(IReadOnlyList<ContractHit> Hits, bool More);
