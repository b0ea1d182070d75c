namespace Billing.RuleBooks;

/// <summary>m³ by the number of persons.</summary>
/// <param name="Steps">Persons → m³, ascending; a number between two entries takes the next larger one.</param>
/// <param name="EachMore">m³ for each person beyond the last entry; null = the last entry holds for more.</param>
/// <param name="Most">Cap; null = none.</param>
public sealed record PersonsTable(IReadOnlyList<(int Persons, decimal CubicMetres)> Steps, decimal? EachMore, decimal? Most)
{
    /// <summary>m³ for <paramref name="persons"/>; nobody drains nothing.</summary>
    public decimal Of(int persons)
    {
        if (persons <= 0)
        {
            return 0m;
        }

        var m3 = Uncapped(persons);
        return Most is { } most && m3 > most ? most : m3;
    }

    private decimal Uncapped(int persons)
    {
        foreach (var (upTo, cubicMetres) in Steps)
        {
            if (persons <= upTo)
            {
                return cubicMetres;
            }
        }

        var (last, m3) = Steps.Count > 0 ? Steps[^1] : (0, 0m);
        return m3 + ((EachMore ?? 0m) * (persons - last));
    }
}
