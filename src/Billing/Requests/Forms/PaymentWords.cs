using Billing.Kernel;
using Billing.Places;

namespace Billing.Requests.Forms;

/// <summary>How ways of paying are called.</summary>
public static class PaymentWords
{
    public static IReadOnlyList<FieldChoice> Choices { get; } = [.. Enum.GetValues<PaymentMethod>().Select(m => new FieldChoice(m.ToString(), Of(m)))];

    public static Sentence Of(PaymentMethod method) => method switch
    {
        PaymentMethod.Slip => new("納付書", "payment slip"),
        PaymentMethod.DirectDebit => new("口座振替", "direct debit"),
        _ => new("クレジットカード", "credit card"),
    };
}
