using Billing.Collection;
using Billing.Places;
using NodaTime;

namespace Billing.Residents;

/// <summary>What is amiss with the 口座振替 of a contract: none where one is said to be, one that the bank has not answered or sent back, one that outlived its contract.</summary>
internal static class MandateAlerts
{
    /// <summary>Days after which a bank's answer is overdue; banks take two to six weeks (MEMORY).</summary>
    public const int AnswerDays = 45;

    public static IEnumerable<Alert> Of(AlertFile file, LocalDate today)
    {
        var holds = file.Mandates.Any(m => m.State == MandateState.Confirmed);
        if (!file.Contract.RunsOn(today))
        {
            return holds && file.Contract.To < today ? [new Alert(AlertKind.Mandate, AlertWeight.Note, AlertSentences.MandateLeft(file.Contract.To!.Value))] : [];
        }

        return Unfinished(file, holds, today) ?? (file.Terms?.PaymentMethod == PaymentMethod.DirectDebit && !holds
            ? [new Alert(AlertKind.Mandate, AlertWeight.Warning, AlertSentences.NoMandate)]
            : []);
    }

    /// <summary>The last one that was handed in, while it does not hold; null = there is none such.</summary>
    private static Alert[]? Unfinished(AlertFile file, bool holds, LocalDate today) => file.Mandates.MaxBy(m => m.Id) switch
    {
        { State: MandateState.Requested } waits => [new Alert(AlertKind.Mandate, waits.RequestedOn.PlusDays(AnswerDays) < today ? AlertWeight.Warning : AlertWeight.Note, AlertSentences.MandateWaits(waits), waits.Id)],
        { State: MandateState.Refused } refused when !holds => [new Alert(AlertKind.Mandate, AlertWeight.Warning, AlertSentences.MandateRefused(refused), refused.Id)],
        _ => null,
    };
}
