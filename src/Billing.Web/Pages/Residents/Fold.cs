namespace Billing.Web.Pages.Residents;

/// <summary>A long list on the resident's page: the newest rows, and whatever must not be overlooked, stand open; what is older is unfolded on request.</summary>
public static class Fold
{
    /// <summary>Rows that stand open: half a year of monthly bills.</summary>
    public const int Open = 6;

    /// <param name="rows">Newest first.</param>
    /// <param name="always">Which rows stand open whatever their age.</param>
    public static (IReadOnlyList<T> Shown, IReadOnlyList<T> Earlier) Of<T>(IEnumerable<T> rows, Func<T, bool>? always = null)
    {
        var parts = rows.Select((row, i) => (Row: row, Shown: i < Open || always?.Invoke(row) == true)).ToLookup(r => r.Shown, r => r.Row);
        return ([.. parts[true]], [.. parts[false]]);
    }
}
