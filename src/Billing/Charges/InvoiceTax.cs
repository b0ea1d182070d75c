using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Charges;

/// <summary>適格請求書: fractions of the tax are dropped once per rate and issuer, not once per line (消費税法施行令 70条の10).</summary>
internal static class InvoiceTax
{
    /// <summary>Where several lines bear one rate, their taxes add up to the tax contained in their sum; the first of them takes the difference.</summary>
    public static void RoundOnce(List<ChargeLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var first = lines[i];
            if (first.TaxRate == 0m || lines.FindIndex(line => line.TaxRate == first.TaxRate) != i || lines.FindIndex(i + 1, line => line.TaxRate == first.TaxRate) < 0)
            {
                continue;
            }

            var same = lines.FindAll(line => line.TaxRate == first.TaxRate);
            var tax = Contained(same.Sum(line => line.Charged.Yen), first.TaxRate);
            lines[i] = first with { Tax = new Money(tax - same.Sum(line => line.Tax.Yen) + first.Tax.Yen) };
        }
    }

    /// <summary>What is given back contains as much tax as the same charge.</summary>
    private static long Contained(long charged, decimal taxRate) => Math.Sign(charged) * BillCalculator.Contained(Math.Abs(charged), taxRate);
}
