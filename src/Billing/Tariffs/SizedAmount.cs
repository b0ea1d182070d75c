namespace Billing.Tariffs;

/// <summary>A <see cref="SizedPrice"/> laid out for look-up by meter size.</summary>
internal sealed class SizedAmount
{
    private readonly decimal? _flat;
    private readonly int[] _sizes;
    private readonly decimal[] _yen;

    public SizedAmount(SizedPrice price)
    {
        _flat = price.Flat?.Yen;
        _sizes = price.BySize?.Keys.ToArray() ?? [];
        _yen = price.BySize?.Values.Select(value => value.Yen).ToArray() ?? [];
    }

    /// <summary>Whether the amount depends on the size.</summary>
    public bool BySize => _flat is null;

    /// <summary>Yen for the size.</summary>
    /// <exception cref="Kernel.BusinessRuleException">tariff.no-size: the map has no such size, or the input names none.</exception>
    public decimal For(Tariff tariff, Rate rate, int? meterSize)
    {
        if (_flat is { } flat)
        {
            return flat;
        }

        var at = meterSize is { } size ? Array.IndexOf(_sizes, size) : -1;
        return at >= 0 ? _yen[at] : throw TariffRefusal.NoSize(tariff, rate, meterSize, _sizes);
    }
}
