using System.Globalization;
using System.Text;
using Billing.Bills;
using Billing.Kernel;

namespace Billing.Concession;

/// <summary>精算明細 as CSV: one line for each movement and a last line with the sums. Pure.</summary>
public static class ConcessionCsv
{
    private const string Header = "month,bill,claim,day,kind,percent,collected,fee,operator,city,rule";

    /// <summary>UTF-8 text with a byte order mark, which spreadsheets ask for, and CRLF.</summary>
    public static string Of(ReckonedMonth reckoned)
    {
        var statement = reckoned.Statement;
        var text = new StringBuilder("\uFEFF" + Header + "\r\n");
        foreach (var m in reckoned.Movements)
        {
            text.Append(CultureInfo.InvariantCulture, $"{statement.Month},{BillNumber.Print(m.Movement.ClaimId / 100)},{m.Movement.ClaimId},{m.Movement.On:uuuu-MM-dd},{m.Movement.Kind},{m.Percent:0.######},");
            text.Append(CultureInfo.InvariantCulture, $"{m.Movement.Collected.Yen},{m.Fee.Yen},{m.Share.Yen},{(m.Movement.Collected - m.Share).Yen},{CsvText.Words(m.RuleId ?? "")}\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{statement.Month},,,,total,,{statement.Collected.Yen},{statement.Fee.Yen},{statement.Share.Yen},{statement.City.Yen},\r\n");
        return text.ToString();
    }
}
