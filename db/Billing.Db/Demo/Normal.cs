namespace Billing.Db.Demo;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>The z below which a share <paramref name="p"/> lies; 0 &lt; p &lt; 1. Acklam's rational approximation, relative error below 1.15e-9.</summary>
    public static double Quantile(double p)
    {
        if (p is > 0.02425 and < 0.97575)
        {
            var q = p - 0.5;
            var r = q * q;
            return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r + 1.383577518672690e+02) * r - 3.066479806614716e+01) * r + 2.506628277459239) * q
                / (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r + 6.680131188771972e+01) * r - 1.328068155288572e+01) * r + 1);
        }

        return p < 0.5 ? Tail(p) : -Tail(1 - p);
    }

    private static double Tail(double p)
    {
        var q = Math.Sqrt(-2 * Math.Log(p));
        return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783)
            / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
    }
}
