using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>How far ahead and back a request is taken: the utility's own numbers (<see cref="RuleBooks.ProcedureRule"/> <c>daysAhead</c>, <c>daysBack</c>).</summary>
internal static class DayLimits
{
    public static void Check(Office office, RequestKind kind, string field, LocalDate day, FormValues values)
    {
        var said = RequestWords.Of(kind);
        if (office.Limit(kind, "daysAhead") is { } ahead && day > office.Today.PlusDays(ahead))
        {
            values.Refuse(field, $"{said.Ja}は{ahead}日先({office.Today.PlusDays(ahead):uuuu-MM-dd})まで受け付けます。", $"It is taken {ahead} days ahead at most, until {office.Today.PlusDays(ahead):uuuu-MM-dd}.");
        }

        if (office.Limit(kind, "daysBack") is { } back && day < office.Today.PlusDays(-back))
        {
            values.Refuse(field, $"{said.Ja}をさかのぼれるのは{back}日前({office.Today.PlusDays(-back):uuuu-MM-dd})までです。", $"It goes back {back} days at most, to {office.Today.PlusDays(-back):uuuu-MM-dd}.");
        }
    }

    /// <summary>The day on which somebody can be there: today at the earliest.</summary>
    public static LocalDate InField(Office office, LocalDate day) => day < office.Today ? office.Today : day;
}
