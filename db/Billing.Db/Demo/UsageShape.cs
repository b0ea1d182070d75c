namespace Billing.Db.Demo;

/// <summary>
/// How much a class uses a month: knots (share of contract-months, m³), joined by straight lines over the standard normal z. A household has its own z;
/// each month adds a little noise that leaves the distribution as it is; the season multiplies.
/// </summary>
internal sealed class UsageShape
{
    /// <summary>Correlation of a household's months.</summary>
    private const double Same = 0.988;

    private const double Noise = 0.154454524;

    /// <summary>小松島市 答申 6.2: 20 m³ is near the median, 45 near the 90th, 130 near the 99th percentile. The rest is set so that income per m³ meets its 供給単価.</summary>
    public static readonly UsageShape General = new(
        (0.03, 0), (0.10, 4), (0.20, 8.2), (0.35, 13.8), (0.5, 19.9), (0.65, 25.8), (0.8, 34.2), (0.9, 44.8), (0.95, 60), (0.975, 83), (0.99, 126), (0.997, 205), (0.9995, 380), (0.9999, 500));

    /// <summary>Schools, halls, hospitals, associations: invented, see DEMO-TOWN.md.</summary>
    public static readonly UsageShape Group = new((0.02, 0), (0.1, 14), (0.25, 45), (0.5, 130), (0.75, 450), (0.9, 1300), (0.97, 2500), (0.995, 3400), (0.9999, 3700));

    /// <summary>500 m³ is near the median (同 6.2).</summary>
    public static readonly UsageShape Industrial = new((0.02, 120), (0.1, 190), (0.25, 300), (0.5, 500), (0.75, 950), (0.9, 2200), (0.97, 3500), (0.9999, 4500));

    public static readonly UsageShape Ship = new((0.1, 30), (0.5, 120), (0.9, 300));

    public static readonly UsageShape Temporary = new((0.1, 2), (0.5, 12), (0.9, 45));

    /// <summary>January to December, mean 1: summer more, winter less.</summary>
    private static readonly double[] Seasons = [0.965, 0.955, 0.965, 0.98, 0.99, 1.005, 1.03, 1.055, 1.045, 1.02, 1.0, 0.99];

    private readonly double[] _z;
    private readonly double[] _cubicMetres;

    private UsageShape(params (double Share, double CubicMetres)[] knots)
    {
        _z = [.. knots.Select(k => Normal.Quantile(k.Share))];
        _cubicMetres = [.. knots.Select(k => k.CubicMetres)];
    }

    /// <summary>m³ a month at <paramref name="z"/>, season and noise aside.</summary>
    public double At(double z)
    {
        if (z <= _z[0])
        {
            return _cubicMetres[0];
        }

        for (var i = 1; i < _z.Length; i++)
        {
            if (z <= _z[i])
            {
                return _cubicMetres[i - 1] + ((_cubicMetres[i] - _cubicMetres[i - 1]) * (z - _z[i - 1]) / (_z[i] - _z[i - 1]));
            }
        }

        return _cubicMetres[^1];
    }

    /// <summary>m³ in one calendar month (1–12) of a household that stands at <paramref name="z"/>.</summary>
    public double Month(double z, int month, ref DemoRandom random) => At((Same * z) + (Noise * random.Normal())) * Seasons[month - 1];
}
