using Billing.Charges;
using Billing.Kernel;

namespace Billing.Web.Pages.Quote;

/// <summary>What a quote shows: the yen told line by line, or why there is none.</summary>
/// <param name="Told">Null where it was refused, or nothing was asked yet.</param>
/// <param name="Refused">What would be right.</param>
public sealed record QuoteView(Charges.Quote? Told, Sentence? Refused)
{
    public static readonly QuoteView Nothing = new(null, null);

    /// <summary>Asks the engine; a refusal is part of the answer, because one is still typing.</summary>
    public static QuoteView Of(ChargeEngine engine, QuoteAsk ask)
    {
        try
        {
            return new QuoteView(Charges.Quote.Of(engine, ask), null);
        }
        catch (BusinessRuleException refusal)
        {
            return new QuoteView(null, refusal.Said);
        }
    }
}
