using System.Globalization;
using System.Text;
using Billing.Kernel;

namespace Billing.Revision;

/// <summary>What every bill becomes, as CSV: a line per cell, UTF-8 with a byte order mark for spreadsheets.</summary>
public static class ImpactCsv
{
    public static byte[] Write(Impact impact)
    {
        var text = new StringBuilder("use_class,meter_size,register,cubic_metres,months,dwellings,count,before_yen,after_yen,change_yen,change_percent\r\n");
        foreach (var change in impact.Changes)
        {
            var input = change.Cell.Input;
            text.Append(CultureInfo.InvariantCulture, $"{CsvText.Words(input.UseClass)},{input.MeterSize},{CsvText.Words(change.Cell.Register ?? "")},{change.Cell.CubicMetres},{input.Months},{input.Dwellings},{change.Cell.Count},{change.Before},{change.After},{change.Yen},{change.Percent:0.####}\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
