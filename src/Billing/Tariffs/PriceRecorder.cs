using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Overhears one walk of <see cref="BillCalculator"/> and writes down what a clerk would read out.</summary>
internal sealed class PriceRecorder(Tariff tariff, PricingInput input)
{
    private readonly List<ExplanationLine> _lines = [];
    private readonly List<(int At, Sentence Label)> _open = [];
    /// <summary>What was told so far.</summary>
    public IReadOnlyList<ExplanationLine> Lines => _lines;

    private int _registers;
    private int _month;

    /// <summary>The period is priced in one application of the table, scaled by <paramref name="k"/>.</summary>
    /// <param name="months">Months that are priced, where a rule gives others than the period's.</param>
    public void Whole(decimal k, decimal? months = null)
    {
        if (k != 1m)
        {
            Open(PriceWords.Scaled(input, tariff, k, months ?? input.Months));
        }
    }

    /// <summary>One month of a split period begins, counted from 1.</summary>
    public void Month(int number)
    {
        _month = number;
        _registers = 0;
        Open(PriceWords.Month(number, null, input));
    }

    public void Register(string? register, int volume)
    {
        if (input.Usage.Count > 1)
        {
            if (_registers++ > 0)
            {
                CloseLast();
            }

            Open(PriceWords.Register(register, volume));
        }
        else if (_month > 0)
        {
            _lines[^1] = _lines[^1] with { Label = PriceWords.Month(_month, volume, input) };
        }
    }

    public void Base(decimal price, decimal k, int? meterSize, decimal? smallUpTo) =>
        Add(ExplanationKind.Base, PriceWords.Base(price, k, meterSize, smallUpTo), k, price);

    public void DailyBase(decimal price, DailyBase by, decimal ofDays, decimal times) =>
        _lines.Add(new ExplanationLine(ExplanationKind.Base, PriceWords.DailyBase(price, by, ofDays, times), times, ofDays, ofDays * times));

    public void Relief(Relief relief, decimal off) => Apart(ExplanationKind.Relief, relief.Said, -off);

    public void Surcharge(Surcharge surcharge, int cubicMetres, decimal yen) =>
        Apart(ExplanationKind.Surcharge, PriceWords.Surcharge(surcharge, cubicMetres), yen, cubicMetres, surcharge.YenPerCubicMetre);

    public void DayShare(DayShare share, decimal less) => Apart(ExplanationKind.DayShare, PriceWords.DayShare(share), less);

    public void Minimum(Money least, Money more) => Apart(ExplanationKind.Minimum, PriceWords.Minimum(least), more.Yen);

    public void MeterFee(decimal price, decimal k, int? meterSize) => Add(ExplanationKind.MeterFee, PriceWords.MeterFee(price, k, meterSize), k, price);

    public void Tier(decimal lower, decimal? upper, decimal quantity, decimal price) =>
        Add(ExplanationKind.Tier, PriceWords.Tier(lower, upper, quantity, price), quantity, price);

    /// <summary>One application is complete: subtotal, tax and rounding.</summary>
    public void Charge(decimal beforeTax, decimal exactTax, decimal taxRate, long charged)
    {
        Close();
        _lines.Add(new ExplanationLine(ExplanationKind.Subtotal, PriceWords.Subtotal(beforeTax, tariff.PricesIncludeTax), null, null, beforeTax));
        if (!tariff.PricesIncludeTax)
        {
            _lines.Add(new ExplanationLine(ExplanationKind.Tax, PriceWords.Tax(exactTax, taxRate), null, null, exactTax));
        }

        var rounding = charged - beforeTax - exactTax;
        if (rounding != 0m)
        {
            _lines.Add(new ExplanationLine(ExplanationKind.Rounding, PriceWords.Rounding(rounding, tariff.Rounding), null, null, rounding));
        }
    }

    public IReadOnlyList<ExplanationLine> Finish(Price price)
    {
        _lines.Add(new ExplanationLine(ExplanationKind.Total, PriceWords.Total(price), null, null, price.Charged.Yen));
        return _lines;
    }

    private void Add(ExplanationKind kind, Sentence label, decimal quantity, decimal price) =>
        _lines.Add(new ExplanationLine(kind, label, quantity, price, quantity * price));

    /// <summary>A line that belongs to no section: it changes the sum of all before it.</summary>
    private void Apart(ExplanationKind kind, Sentence label, decimal amount, decimal? quantity = null, decimal? price = null)
    {
        Close();
        _lines.Add(new ExplanationLine(kind, label, quantity, price, amount));
    }

    private void Open(Sentence label)
    {
        _open.Add((_lines.Count, label));
        _lines.Add(new ExplanationLine(ExplanationKind.Section, label, null, null, 0m));
    }

    private void Close()
    {
        while (_open.Count > 0)
        {
            CloseLast();
        }
    }

    /// <summary>Writes the subtotal of the innermost section into its heading.</summary>
    private void CloseLast()
    {
        var (at, _) = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        var sum = 0m;
        for (var i = at + 1; i < _lines.Count; i++)
        {
            sum += _lines[i].Kind is ExplanationKind.Base or ExplanationKind.MeterFee or ExplanationKind.Tier ? _lines[i].Amount : 0m;
        }

        _lines[at] = _lines[at] with { Amount = sum };
    }
}
