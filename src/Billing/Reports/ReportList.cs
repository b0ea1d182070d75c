using Billing.Kernel;
using NodaTime;

namespace Billing.Reports;

/// <summary>Every report, in the order of the list.</summary>
public static class ReportList
{
    public static readonly IReadOnlyList<ReportKind> All =
    [
        new ReceiptsReport(),
        new DrawersReport(),
        new CollectionReport(),
        new CollectionByReport(CollectionBy.UseClass),
        new CollectionByReport(CollectionBy.MeterSize),
        new AgeingReport(),
        new VolumeReport(),
        new RefundsReport(),
        new WriteOffsReport(),
        new JournalReport(),
    ];

    /// <summary>Null where there is none of that name.</summary>
    public static ReportKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Reads a report of a period.</summary>
    /// <exception cref="BusinessRuleException"><c>report.period</c>: it ends before it begins or is longer than ten years.</exception>
    public static Task<Report> Read(ReportKind kind, ReportAsk ask)
    {
        if (ask.To < ask.From || ask.To > ask.From.PlusYears(10))
        {
            throw new BusinessRuleException(
                "report.period",
                $"期間 {Iso(ask.From)}～{Iso(ask.To)} は集計できません。終了日は開始日以後、10年以内で指定してください。",
                $"The period {Iso(ask.From)} to {Iso(ask.To)} cannot be reported: the last day must not be before the first, and at most ten years after it.");
        }

        return kind.Read(ask);
    }

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
