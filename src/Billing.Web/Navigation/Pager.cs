using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Billing.Web.Navigation;

/// <summary>One sheet of a list that is too long for one page. Which one stands in the address, so that a reload, a bookmark and the way back show the same.</summary>
public sealed class Pager
{
    /// <summary>Name of the sheet's number in the address, from 1.</summary>
    public const string Key = "Sheet";

    private readonly HttpRequest _request;
    private readonly int _each;

    /// <param name="request">Whose address names the sheet: none or nonsense is the first, one too far the last.</param>
    /// <param name="rows">Rows of the whole list.</param>
    /// <param name="each">Rows of a sheet.</param>
    public Pager(HttpRequest request, int rows, int each)
    {
        (_request, Rows, _each) = (request, rows, each);
        Sheets = Math.Max(1, (rows / each) + (rows % each == 0 ? 0 : 1));
        At = int.TryParse(request.Query[Key], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, Sheets) : 1;
    }

    public int Rows { get; }

    public int Sheets { get; }

    /// <summary>The sheet shown, from 1.</summary>
    public int At { get; }

    /// <summary>Rows before it.</summary>
    public int Before => (At - 1) * _each;

    /// <summary>Rows on it and before it.</summary>
    public int Until => At == Sheets ? Rows : At * _each;

    /// <summary>The same list at another sheet.</summary>
    public string To(int sheet)
    {
        var query = new QueryBuilder(_request.Query.Where(q => !q.Key.Equals(Key, StringComparison.OrdinalIgnoreCase)).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? "")))
        {
            { Key, sheet.ToString(CultureInfo.InvariantCulture) },
        };
        return $"{_request.PathBase}{_request.Path}{query}";
    }
}
