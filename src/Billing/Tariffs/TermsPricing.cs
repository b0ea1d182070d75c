using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>The walk of <see cref="BillCalculator"/> where rules say more than usage and table: the same table, row and tiers, under <see cref="PricingTerms"/>.</summary>
internal static class TermsPricing
{
    public static Price Walk(CompiledTariff compiled, PricingInput input, PricingTerms terms, decimal taxRate, PriceRecorder? recorder)
    {
        var months = terms.Months ?? input.Months;
        if (!SplitsMonths(compiled, terms, months))
        {
            var k = months / compiled.Tariff.TableMonths;
            recorder?.Whole(k, months);
            return Minimum(terms, Apply(compiled, input, terms, (0, 1), (k, (terms.BoundMonths ?? months) / compiled.Tariff.TableMonths), taxRate, recorder), recorder);
        }

        long charged = 0, tax = 0;
        var beforeTax = 0m;
        for (var month = 0; month < (int)months; month++)
        {
            recorder?.Month(month + 1);
            var one = Apply(compiled, input, terms, (month, (int)months), (1m, 1m), taxRate, recorder);
            charged += one.Charged.Yen;
            tax += one.Tax.Yen;
            beforeTax += one.BeforeTax;
        }

        return Minimum(terms, new Price(new Money(charged), new Money(tax), taxRate, beforeTax), recorder);
    }

    /// <summary>Only whole months can be priced one by one; a price shared by days is one price.</summary>
    private static bool SplitsMonths(CompiledTariff compiled, PricingTerms terms, decimal months) =>
        compiled.SplitsMonths && months > 1m && decimal.IsInteger(months) && (terms.BoundMonths ?? months) == months && terms.DailyBase is null && terms.DayShare is null;

    private static Price Apply(CompiledTariff compiled, PricingInput input, PricingTerms terms, (int Month, int Of) part, (decimal Base, decimal Bounds) k, decimal taxRate, PriceRecorder? recorder)
    {
        var application = new Application(compiled, input, terms, part, k);
        var beforeTax = application.Full(recorder);
        beforeTax = application.AfterReliefs(beforeTax, recorder);
        if (terms.Surcharge is { } surcharge)
        {
            var yen = surcharge.YenPerCubicMetre * application.CubicMetres;
            recorder?.Surcharge(surcharge, application.CubicMetres, yen);
            beforeTax += yen;
        }

        if (terms.DayShare is { } share)
        {
            var shared = share.Share(beforeTax);
            recorder?.DayShare(share, shared - beforeTax);
            beforeTax = shared;
        }

        return BillCalculator.Close(compiled.Tariff, beforeTax, taxRate, recorder);
    }

    private static Price Minimum(PricingTerms terms, Price price, PriceRecorder? recorder)
    {
        if (terms.Minimum is not { } least || price.Charged >= least)
        {
            return price;
        }

        recorder?.Minimum(least, least - price.Charged);
        return price with { Charged = least, Tax = new Money(BillCalculator.Contained(least.Yen, price.TaxRate)) };
    }

    /// <summary>One application of the table: a month, or the whole period.</summary>
    private sealed class Application(CompiledTariff compiled, PricingInput input, PricingTerms terms, (int Month, int Of) part, (decimal Base, decimal Bounds) k)
    {
        private decimal _base;
        private decimal _fee;
        private decimal _volume;

        public int CubicMetres { get; private set; }

        /// <summary>Yen before tax, nothing taken off.</summary>
        public decimal Full(PriceRecorder? recorder)
        {
            foreach (var (register, whole) in input.Usage)
            {
                var volume = Part(whole.Value);
                CubicMetres += volume;
                recorder?.Register(register, volume);
                foreach (var group in Groups(volume))
                {
                    Add(register, group, recorder);
                }
            }

            return _base + _fee + _volume;
        }

        public decimal AfterReliefs(decimal full, PriceRecorder? recorder)
        {
            var left = full;
            foreach (var relief in terms.Reliefs)
            {
                var off = Math.Min(Off(relief, full), left);
                recorder?.Relief(relief, off);
                left -= off;
            }

            return left;
        }

        private void Add(string? register, Group group, PriceRecorder? recorder)
        {
            var row = compiled.Find(input.UseClass, input.MeterSize, register);
            var standingRow = terms.MixedUse is { BaseOfFirst: true } mixed ? compiled.Find(mixed.FirstUseClass, input.MeterSize, register) : row;
            var daily = terms.DailyBase is { } by ? (by, group.BaseTimes) : ((DailyBase, decimal)?)null;
            var standing = standingRow.Standing(compiled.Tariff, input.MeterSize, group.Volume, k.Base * group.BaseTimes, k.Bounds * group.BoundTimes, daily, recorder);
            _base += standing.Base;
            _fee += standing.MeterFee;
            _volume += Volume(register, 0m, group.Volume, group.BoundTimes, recorder);
        }

        /// <summary>The m³ above <paramref name="from"/> up to <paramref name="to"/>, of one use or of two.</summary>
        private decimal Volume(string? register, decimal from, decimal to, decimal boundTimes, PriceRecorder? recorder)
        {
            var row = compiled.Find(input.UseClass, input.MeterSize, register);
            var bounds = k.Bounds * boundTimes;
            if (from >= to)
            {
                return 0m;
            }

            if (terms.MixedUse is not { } mixed)
            {
                return row.Volume(compiled.Tariff, from, to, bounds, recorder);
            }

            var limit = mixed.UpTo * bounds * compiled.Tariff.TableMonths;
            var sum = 0m;
            if (from < limit)
            {
                sum += compiled.Find(mixed.FirstUseClass, input.MeterSize, register).Volume(compiled.Tariff, from, Math.Min(to, limit), bounds, recorder);
            }

            if (to > limit)
            {
                var start = Math.Max(from, limit);
                sum += mixed.RestAnew
                    ? row.Volume(compiled.Tariff, start - limit, to - limit, bounds, recorder)
                    : row.Volume(compiled.Tariff, start, to, bounds, recorder);
            }

            return sum;
        }

        private decimal Off(Relief relief, decimal full)
        {
            var months = k.Bounds * compiled.Tariff.TableMonths;
            var off = relief.Base.Times(_base) + relief.MeterFee.Times(_fee) + relief.Volume.Times(_volume) + relief.Charge.Times(full) + (relief.Yen * k.Base * compiled.Tariff.TableMonths);
            foreach (var (register, whole) in input.Usage)
            {
                var volume = Part(whole.Value);
                if (relief.FirstCubicMetres > 0m)
                {
                    foreach (var group in Groups(volume))
                    {
                        off += Volume(register, 0m, Math.Min(group.Volume, relief.FirstCubicMetres * months * group.BoundTimes), group.BoundTimes, null);
                    }
                }

                if (relief.ExcessOver is { } over && register == input.Usage[0].Register)
                {
                    off += relief.ExcessShare * Volume(register, Part(over), volume, terms.Dwellings is DwellingMethod.BaseOnly or DwellingMethod.None ? 1m : input.Dwellings, null);
                }
            }

            return relief.OfMonths.Times(off);
        }

        private int Part(int volume) => BillCalculator.Part(volume, part.Month, part.Of, compiled.Tariff.OddCubicMetre);

        /// <summary>Dwellings that use the same. A table is homogeneous: n dwellings of v m³ each cost what n × v m³ cost with base and bounds times n.</summary>
        private IEnumerable<Group> Groups(int volume)
        {
            var n = input.Dwellings;
            switch (terms.Dwellings)
            {
                case DwellingMethod.BaseOnly:
                    return [new(volume, n, 1m)];
                case DwellingMethod.BoundsOnly:
                    return [new(volume, 1m, n)];
                case DwellingMethod.None:
                    return [new(volume, 1m, 1m)];
                case DwellingMethod.SplitWhole when n > 1 && volume % n != 0:
                    var (share, more) = Math.DivRem(volume, n);
                    return [new((share + 1) * more, more, more), new(share * (n - more), n - more, n - more)];
                default:
                    return [new(volume, n, n)];
            }
        }

        private readonly record struct Group(int Volume, decimal BaseTimes, decimal BoundTimes);
    }
}
