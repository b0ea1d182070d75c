using Billing.Forms.Charts;
using Billing.Revision;

namespace Billing.Forms.Revision;

/// <summary>The neighbours' bills for one usage as a picture, for page and paper.</summary>
public static class NeighbourChart
{
    private const int WantedVolume = 20;

    /// <summary>Which usage the picture shows: 20 m³ where it is asked for, a family's month; else the middle one.</summary>
    public static int Place(IReadOnlyList<int> volumes)
    {
        for (var i = 0; i < volumes.Count; i++)
        {
            if (volumes[i] == WantedVolume)
            {
                return i;
            }
        }

        return volumes.Count / 2;
    }

    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public static string Svg(IReadOnlyList<NeighbourRow> rows, IReadOnlyList<int> volumes, string language)
    {
        var at = Place(volumes);
        return RowChart.Svg(
            language == "en" ? $"Bill for {volumes[at]} m³ a month (yen, tax included)" : $"{volumes[at]} m³/月 の料金(円、税込)",
            [.. rows.Select((row, i) => (row.Said.In(language), (decimal?)row.Yen[at], i == 0 ? "same" : row.IsOwn ? "up" : "down"))],
            language == "en" ? "no price" : "料金なし");
    }
}
