namespace Billing.Db.Demo;

/// <summary>One household's months: its place in the class, the season, now and then a leak or an absence.</summary>
internal sealed class UsageNoise(UsageShape shape, Plant plant)
{
    private double _factor = 1;
    private int _left;

    /// <summary>m³ of the months that <paramref name="read"/> covers: those before the month of reading.</summary>
    public double Months(double z, RouteRead read, ref DemoRandom random)
    {
        var sum = 0.0;
        for (var back = read.Months; back >= 1; back--)
        {
            sum += shape.Month(z, read.Month.Plus(-back).Month, ref random) * Factor(ref random);
        }

        return sum;
    }

    private double Factor(ref DemoRandom random)
    {
        if (_left > 0)
        {
            // A leak that is not found grows.
            _left--;
            _factor *= _factor > 1 ? 1.4 : 1;
            return _factor;
        }

        _factor = 1;
        var luck = random.Unit();
        if (plant == Plant.None && luck < 0.0025)
        {
            (_factor, _left) = luck < 0.0015 ? (3 + (3 * random.Unit()), random.Below(2)) : (0, random.Below(2));
        }

        return _factor;
    }
}
