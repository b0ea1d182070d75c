using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Prices usage under a tariff. Pure: the night, a quote and a simulation call the same function.</summary>
/// <remarks>Exact decimal arithmetic; the only roundings are the tariff's own and the whole yen of the contained tax. The steps are those of the format <c>water-tariff/1</c>.</remarks>
public static class BillCalculator
{
    private const decimal Largest = 1_000_000_000_000_000m;
    internal const int MostMonths = 1_200;
    internal const int MostDwellings = 1_000_000;

    /// <summary>The price of <paramref name="input"/> under <paramref name="tariff"/>.</summary>
    /// <param name="taxRate">Rate to use where the table states none, 0.1 = 10 %.</param>
    /// <exception cref="BusinessRuleException">tariff.no-rate, tariff.no-size, tariff.above-last-tier: the table has no row, no size or no tier for the input; tariff.bad-input, tariff.too-large.</exception>
    public static Price Price(Tariff tariff, PricingInput input, decimal taxRate) => Walk(tariff.Compiled, input, tariff.TaxRate ?? taxRate, null);

    /// <summary>The same price with every step told in both languages: the very walk of <see cref="Price"/>, overheard by a recorder.</summary>
    /// <param name="taxRate">Rate to use where the table states none, 0.1 = 10 %.</param>
    /// <exception cref="BusinessRuleException">As for <see cref="Price"/>.</exception>
    public static PriceExplanation Explain(Tariff tariff, PricingInput input, decimal taxRate)
    {
        var recorder = new PriceRecorder(tariff, input);
        var price = Walk(tariff.Compiled, input, tariff.TaxRate ?? taxRate, recorder);
        return new PriceExplanation(price, recorder.Finish(price), tariff.Citations);
    }

    private static Price Walk(CompiledTariff compiled, PricingInput input, decimal taxRate, PriceRecorder? recorder)
    {
        Check(input, taxRate);
        if (input.Terms is { } terms)
        {
            return TermsPricing.Walk(compiled, input, terms, taxRate, recorder);
        }

        if (!compiled.SplitsMonths || input.Months == 1)
        {
            // Step 2: one application, scaled by months ÷ table months × dwellings; taxed and rounded once.
            var k = (decimal)input.Months / compiled.Tariff.TableMonths * input.Dwellings;
            recorder?.Whole(k);
            return Apply(compiled, input, month: 0, parts: 1, k, taxRate, recorder);
        }

        // Step 1: every month priced, taxed and rounded alone; dwellings still scale the table (step 3).
        long charged = 0, tax = 0;
        var beforeTax = 0m;
        for (var month = 0; month < input.Months; month++)
        {
            recorder?.Month(month + 1);
            var one = Apply(compiled, input, month, input.Months, input.Dwellings, taxRate, recorder);
            charged += one.Charged.Yen;
            tax += one.Tax.Yen;
            beforeTax += one.BeforeTax;
        }

        return new Price(new Money(charged), new Money(tax), taxRate, beforeTax);
    }

    /// <summary>One application of the table: the registers' amounts added, then tax, then the one rounding.</summary>
    private static Price Apply(CompiledTariff compiled, PricingInput input, int month, int parts, decimal k, decimal taxRate, PriceRecorder? recorder)
    {
        var tariff = compiled.Tariff;
        var beforeTax = 0m;
        for (var i = 0; i < input.Usage.Count; i++)
        {
            var (register, whole) = input.Usage[i];
            var volume = Part(whole.Value, month, parts, tariff.OddCubicMetre);
            recorder?.Register(register, volume);
            beforeTax += compiled.Find(input.UseClass, input.MeterSize, register).Amount(tariff, input.MeterSize, volume, k, recorder);
        }

        return Close(tariff, beforeTax, taxRate, recorder);
    }

    /// <summary>Tax and the one rounding of what was priced before tax.</summary>
    internal static Price Close(Tariff tariff, decimal beforeTax, decimal taxRate, PriceRecorder? recorder)
    {
        // Step 4: tax is added only where the table's prices exclude it.
        var exactTax = tariff.PricesIncludeTax ? 0m : beforeTax * taxRate;
        if (beforeTax + exactTax >= Largest)
        {
            throw TariffRefusal.TooLarge(tariff);
        }

        var charged = (long)Rounding.To(beforeTax + exactTax, tariff.Rounding.Unit, tariff.Rounding.Mode);
        recorder?.Charge(beforeTax, exactTax, taxRate, charged);
        return new Price(new Money(charged), new Money(Contained(charged, taxRate)), taxRate, beforeTax);
    }

    /// <summary>The volume of one month: whole numbers that differ by at most one, the larger ones first or last.</summary>
    internal static int Part(int volume, int month, int parts, OddCubicMetre odd)
    {
        if (parts == 1)
        {
            return volume;
        }

        var (share, rest) = Math.DivRem(volume, parts);
        var takesOne = odd == OddCubicMetre.First ? month < rest : month >= parts - rest;
        return takesOne ? share + 1 : share;
    }

    /// <summary>Tax contained in a charge: charge × rate ÷ (1 + rate), fractions of a yen dropped. A quotient that is not whole lies at least 1/20,000 from the next whole yen, far more than a decimal's error.</summary>
    internal static long Contained(long charged, decimal taxRate) => (long)decimal.Floor(charged * taxRate / (1m + taxRate));

    private static void Check(PricingInput input, decimal taxRate)
    {
        if (input.Months is < 1 or > MostMonths)
        {
            throw TariffRefusal.BadInput($"月数 {input.Months} は 1〜{MostMonths:N0} でなければなりません。", $"months is {input.Months}; it must be 1 to {MostMonths:N0}");
        }

        if (input.Dwellings is < 1 or > MostDwellings)
        {
            throw TariffRefusal.BadInput($"戸数 {input.Dwellings} は 1〜{MostDwellings:N0} でなければなりません。", $"dwellings is {input.Dwellings}; it must be 1 to {MostDwellings:N0}");
        }

        if (taxRate is < 0m or >= 1m || (taxRate.Scale > 4 && !decimal.IsInteger(taxRate * 10_000m)))
        {
            throw TariffRefusal.BadInput($"税率 {taxRate} は 0 以上 1 未満、小数第4位までです(10% は 0.1)。", $"tax rate is {taxRate}; it must be from 0 to below 1 with at most four decimals (0.1 for 10 %)");
        }

        CheckUsage(input.Usage);
    }

    private static void CheckUsage(IReadOnlyList<RegisterUsage> usage)
    {
        if (usage.Count == 0)
        {
            throw TariffRefusal.BadInput("使用水量がありません。", "there is no usage; give at least one register");
        }

        for (var i = 0; i < usage.Count; i++)
        {
            if (usage[i].CubicMetres.Value < 0)
            {
                throw TariffRefusal.BadInput($"使用水量 {usage[i].CubicMetres} m³ は 0 以上でなければなりません。", $"usage is {usage[i].CubicMetres} m³; it must not be negative");
            }

            for (var j = 0; j < i; j++)
            {
                if (usage[j].Register == usage[i].Register)
                {
                    throw TariffRefusal.BadInput($"指針区分「{usage[i].Register ?? "—"}」が重複しています。", $"register '{usage[i].Register ?? "(none)"}' is given twice");
                }
            }
        }
    }
}
