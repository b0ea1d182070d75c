using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Reports;

/// <summary>未収金の経過月別内訳と貸倒引当: what is outstanding on the last day by how long it is overdue, and what the rule of that day expects to be lost.</summary>
public sealed class AgeingReport : ReportKind
{
    /// <summary>Bands where the book has no rule: without an allowance.</summary>
    private static readonly int[] PlainBands = [0, 3, 12, 24, 36, 60];

    public override string Name => "ageing";

    public override Sentence Title => new("未収金 経過別内訳・貸倒引当", "Ageing of receivables and allowance for bad debts");

    public override Sentence Purpose => new("基準日の未収金を納期限からの経過月数別に、引当率をかけた貸倒引当金とともに。", "What is outstanding on a day by the months since it fell due, with the allowance that the rates of the rule book give.");

    public override bool IsState => true;

    public override async Task<Report> Read(ReportAsk ask)
    {
        var owed = await Owed(ask);
        var rows = new List<ReportRow>();
        var notes = new List<Sentence>();
        decimal expected = 0m;
        foreach (var service in Enum.GetValues<Service>())
        {
            expected += OfService(service, owed.FindAll(o => o.Service == service), ask, rows, notes);
        }

        rows.Add(new([ReportCell.Of(ReportWords.Total), ReportCell.Empty, ReportCell.Of(owed.Sum(o => o.Count)), ReportCell.Of(owed.Sum(o => o.Yen)), ReportCell.Empty, ReportCell.Of(expected)], RowRole.Total));
        return new Report(this, ask.To, ask.To, Columns, rows, notes)
        {
            Chart = new ReportChart([0, 1], [3], RowRole.Detail),
        };
    }

    private static List<ReportColumn> Columns =>
    [
        new(ReportWords.Service, ReportUnit.Word),
        new(new("納期限からの経過", "Overdue"), ReportUnit.Word),
        new(new("債権数", "Claims"), ReportUnit.Count),
        new(new("未収額", "Outstanding"), ReportUnit.Yen),
        new(new("引当率", "Rate"), ReportUnit.Percent),
        new(new("貸倒引当金", "Allowance"), ReportUnit.Yen),
    ];

    /// <summary>Adds the rows of a service.</summary>
    /// <returns>Its allowance.</returns>
    private static decimal OfService(Service service, List<Aged> owed, ReportAsk ask, List<ReportRow> rows, List<Sentence> notes)
    {
        var rule = ask.Book.InForce<BadDebtRule>(ask.To, service);
        var name = ReportWords.Of(service);
        notes.Add(rule is null
            ? new($"{name.Ja}: 規則集に貸倒引当率がないため、引当金は計算していません。", $"{name.En}: the rule book has no rates, so that no allowance is given.")
            : new($"{name.Ja}の引当率: {rule.Citation}", $"Rates of {name.En}: {rule.Citation}"));
        IReadOnlyList<BadDebtBand?> bands = [null, .. rule?.Bands ?? [.. PlainBands.Select(months => new BadDebtBand(months, 0m))]];
        var sum = 0m;
        for (var i = 0; i < bands.Count; i++)
        {
            var next = i + 1 < bands.Count ? bands[i + 1] : null;
            var within = owed.FindAll(o => Covers(o.DueOn, bands[i], next, ask.To));
            var yen = within.Sum(o => o.Yen);
            var percent = rule is null ? null : bands[i]?.Percent ?? (decimal?)rule.NotDuePercent;
            var allowance = percent is { } rate ? decimal.Floor(yen * rate / 100m) : (decimal?)null;
            sum += allowance ?? 0m;
            rows.Add(new([ReportCell.Of(name), ReportCell.Of(Words(bands[i], next)), ReportCell.Of(within.Sum(o => o.Count)), ReportCell.Of(yen), ReportCell.Of(percent), ReportCell.Of(allowance)]));
        }

        rows.Add(new([ReportCell.Of(ReportWords.TotalOf(service)), ReportCell.Empty, ReportCell.Of(owed.Sum(o => o.Count)), ReportCell.Of(owed.Sum(o => o.Yen)), ReportCell.Empty, ReportCell.Of(sum)], RowRole.Subtotal));
        return sum;
    }

    /// <param name="band">Null = not due yet.</param>
    /// <param name="next">The band after it; null = it is the last.</param>
    private static bool Covers(LocalDate due, BadDebtBand? band, BadDebtBand? next, LocalDate on) => band is null
        ? due >= on
        : due < on && due.PlusMonths(band.Months) <= on && (next is null || due.PlusMonths(next.Months) > on);

    private static Sentence Words(BadDebtBand? band, BadDebtBand? next) => (band, next) switch
    {
        (null, _) => new("納期限前", "Not due"),
        ({ } last, null) => new($"{last.Months}か月以上", $"{last.Months} months and more"),
        ({ } from, { } below) => new($"{from.Months}か月以上{below.Months}か月未満", $"{from.Months} to below {below.Months} months"),
    };

    private static async Task<List<Aged>> Owed(ReportAsk ask)
    {
        var byClaim =
            from t in ask.Db.Transfers
            where t.PostedOn <= ask.To && (t.Debit == Account.Receivable || t.Credit == Account.Receivable)
            group t by t.ClaimId into g
            select new { ClaimId = g.Key, Yen = g.Sum(t => t.Debit == Account.Receivable ? t.Amount.Yen : -t.Amount.Yen) };
        var byDay = await (
            from o in byClaim
            where o.Yen != 0
            join c in ask.Db.Claims on o.ClaimId equals c.Id
            group o by new { c.Service, c.DueOn } into g
            select new { g.Key, Count = g.Count(), Yen = g.Sum(o => o.Yen) }).ToListAsync(ask.Cancel);
        return byDay.ConvertAll(s => new Aged(s.Key.Service, s.Key.DueOn, s.Count, s.Yen));
    }

    private readonly record struct Aged(Service Service, LocalDate DueOn, int Count, long Yen);
}
