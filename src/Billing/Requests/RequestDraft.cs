using NodaTime;

namespace Billing.Requests;

/// <summary>A request as it is being typed.</summary>
/// <param name="Place">契約番号 or 水栓番号 that it is opened from; null = none.</param>
/// <param name="Customer">お客様番号 that it is opened from; null = none.</param>
/// <param name="Trigger"><see cref="Triggers.Receive"/>, <see cref="Triggers.Complete"/>, or whatever the machine begins with.</param>
/// <param name="Typed">The main form, field → text; papers that came with it as <c>paper-NAME</c> = <c>yes</c>.</param>
public sealed record RequestDraft(RequestKind Kind, string? Place, string? Customer, string Trigger, IReadOnlyDictionary<string, string> Typed)
{
    public RequestChannel Channel { get; init; } = RequestChannel.Counter;

    /// <summary>Null = today.</summary>
    public LocalDate? ReceivedOn { get; init; }
}
