using System.Globalization;

namespace Billing.Revision;

/// <summary>Every figure of an impact as one document: what <c>billing revision compare --json</c> prints, and what lies in the studio's archive to be held against it.</summary>
public static class ImpactFigures
{
    private const int MostChanges = 10;

    /// <param name="samples">Bills one by one.</param>
    public static object Of(Impact impact, SampleFigures samples)
    {
        var (up, same, down) = impact.Directions();
        var (before, after) = (impact.Baseline.Whole.Tariff, impact.Proposal.Whole.Tariff);
        return new
        {
            Baseline = Revenue(impact.Total.Baseline),
            Proposal = Revenue(impact.Total.Proposal),
            ChangePercent = Rounded(impact.Total.ChangePercent),
            Usage = UsageStatistics.Of(impact.Usage, before).Select(use => new
            {
                use.UseClass,
                Customers = use.Bills,
                Mean = Rounded(use.Mean),
                P50 = Rounded(use.P50),
                P90 = Rounded(use.P90),
                P99 = Rounded(use.P99),
                ShareWithinBasePercent = Rounded(use.WithinBase * 100m),
                ShareBelowBasePercent = Rounded(use.BelowBase * 100m),
            }),
            ByUseClass = impact.ByUseClass().Select(row => new { UseClass = row.Name, Customers = row.Bills, CubicMetres = Rounded(row.CubicMetres), Baseline = Revenue(row.Baseline), Proposal = Revenue(row.Proposal), ChangePercent = Rounded(row.ChangePercent) }),
            ByMeterSize = impact.ByMeterSize().Select(row => new { MeterSize = row.Name.Length == 0 ? (int?)null : int.Parse(row.Name, CultureInfo.InvariantCulture), Customers = row.Bills, CubicMetres = Rounded(row.CubicMetres), Baseline = Revenue(row.Baseline), Proposal = Revenue(row.Proposal), ChangePercent = Rounded(row.ChangePercent) }),
            BaselineTiers = TierRevenue.Of(before, impact.Usage).Select(Tier),
            ProposalTiers = TierRevenue.Of(after, impact.Usage).Select(Tier),
            Deciles = Decile.Of(impact).Select(d => new { d.UseClass, Decile = d.Number, Customers = d.Bills, FromM3 = Rounded(d.From), ToM3 = Rounded(d.To), MeanChangeYen = Rounded(d.MeanChange), MeanChangePercent = Rounded(d.MeanPercent) }),
            Bills = new { Up = up, Same = same, Down = down },
            ChangesInPercent = ChangeBand.InPercent(impact).Select(Band),
            ChangesInYen = ChangeBand.InYen(impact).Select(Band),
            ByUsage = BillGroup.ByUsage(impact).Select(Group),
            ByClassAndSize = BillGroup.ByClassAndSize(impact).Select(Group),
            SampleBills = samples.Samples.Select((sample, i) => new
            {
                sample.Supply.UseClass,
                sample.Supply.MeterSize,
                sample.CubicMetres,
                BaselineYen = sample.Before,
                ProposalYen = sample.After,
                ChangeYen = sample.Yen,
                ChangePercent = Rounded(sample.Percent),
                OtherBaselineYen = samples.Other?[i].Before,
                OtherProposalYen = samples.Other?[i].After,
                Neighbours = samples.Neighbours.Select(n => new { Tariff = n.Tariff.Id, n.Tariff.Utility, Yen = n.Yen[i] }),
            }),
            PriceCliffs = samples.Curves.SelectMany(curve => curve.After.Cliffs().Select(cliff => new { curve.After.Supply.UseClass, curve.After.Supply.MeterSize, cliff.CubicMetres, Yen = Rounded(cliff.Yen), DearestPrice = Rounded(cliff.DearestPrice) })),
            TurningPoints = samples.Curves.Select(curve => new
            {
                curve.After.Supply.UseClass,
                curve.After.Supply.MeterSize,
                Stretches = TurningPoints.Of(curve.Before, curve.After).Select(s => new { FromM3 = s.From, ToM3 = s.To, s.Direction, LeastYen = s.Least, MostYen = s.Most }),
            }),
            Largest = impact.Largest(MostChanges).Select(change => new
            {
                change.Cell.Input.UseClass,
                change.Cell.Input.MeterSize,
                change.Cell.CubicMetres,
                change.Cell.Input.Months,
                change.Cell.Count,
                BaselineYen = change.Before,
                ProposalYen = change.After,
                ChangeYen = change.Yen,
                ChangePercent = Rounded(change.Percent),
            }),
        };
    }

    private static object Tier(TierRevenue step) => new { step.UseClass, Tier = step.Said.En, CubicMetres = Rounded(step.CubicMetres), Price = Rounded(step.Price), Yen = Rounded(step.Yen) };

    private static object Band(ChangeBand band) => new { From = Rounded(band.From), To = Rounded(band.To), band.Bills };

    private static object Group(BillGroup group) => new { group.UseClass, group.MeterSize, FromM3 = Rounded(group.From), ToM3 = Rounded(group.To), group.Up, group.Same, group.Down, MeanChangeYen = Rounded(group.MeanChange), ChangePercent = Rounded(group.Percent) };

    private static object Revenue(Revenue revenue) => new { RevenueBeforeTax = Rounded(revenue.BeforeTax), BilledYen = revenue.Billed.Yen, BaseSharePercent = Rounded(revenue.BaseShare * 100m) };

    /// <summary>Enough digits for anybody who checks, without the tail of a division.</summary>
    private static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, 8, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m : null;
}
