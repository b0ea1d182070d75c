using System.Text;
using Billing.Exchange;
using NodaTime;

namespace Billing.Testing;

/// <summary>Readers of files with a header and lines: every line that is not taken is told with its number.</summary>
internal static class CsvSubjects
{
    private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    public static IEnumerable<FuzzSubject> All()
    {
        yield return Of(
            "readings.csv",
            "service_point,meter,register,read_on,index,kind,reason,reader\r\n012-00345,24-118203,,2026-11-10,1254,regular,,R07\r\n012-00346,,,2026/11/9,,unread,\"積雪, 門扉\"\"閉\"\"\",R07\r\n\r\n900-00001,23-000011,night,20261110,5080,,,\r\n",
            bytes => FuzzReading.Of(ReadingsCsv.Read("f", bytes).Faults));
        yield return Of(
            "facts.csv",
            "contract,kind,service,from,to,number,word,marks,source\n001-00010-01,relief,,2026-04-01,2027-03-31,,障害者,,福祉課 決定通知12号\n001-00011-01,Leak,sewer,2026/8/1,20260920,25.5,地下漏水,notDrained designatedContractor,報告書\n001-00012-01,居住人数,両方,2026-04-01,,4,,,届出\n",
            bytes => FuzzReading.Of(FactsCsv.Read("f", bytes).Faults));
        yield return Of("residents.csv", "contract,persons\n001-00010-01,4\n001-00011-01,2\n", bytes => FuzzReading.Of(FactsCsv.ReadResidents("f", bytes, new LocalDate(2026, 4, 1), "住民記録").Faults));
        yield return Of(
            "bills.csv",
            "contract,period_to,service,yen,tax,m3\n012-00345-02,2026-10-08,water,2827,257,26\n012-00345-02,2026-10-08,下水道,-4374,397,26\n012-00346-01,20261008,water,1210,110,8\n",
            Bills);
        yield return Of("usage.csv", "use_class,meter_size,cubic_metres,months,count,register,dwellings\n一般用,13,20,2,1500,,\n一般用,20,45,2,300,,1\n共同住宅,40,900,2,12,night,30\n", bytes => Whole(UsageCsv.Read("f", bytes)));
        yield return Of("bands.csv", "用途,口径,下限,上限,月数,件数,総水量\n一般用,13,0,10,1,800,4200\n一般用,13,11,20,1,1200,18500\n", bytes => Whole(UsageCsv.Read("f", bytes)));
    }

    private static FuzzSubject Of(string name, string text, Func<byte[], FuzzReading> read) => new(name, [Encoding.UTF8.GetBytes(text), ShiftJis.GetBytes(text)], read);

    private static FuzzReading Bills(byte[] bytes)
    {
        try
        {
            OldBillsCsv.Read("f", bytes);
            return FuzzReading.Whole;
        }
        catch (OldBillFileException refused)
        {
            return refused.Faults.Count == 0 ? new FuzzReading(1, "refused without a fault") : FuzzReading.Of(refused.Faults);
        }
    }

    /// <summary>A count that was taken can be counted with.</summary>
    private static FuzzReading Whole(IReadOnlyList<UsageRow> rows)
        => new(0, rows.All(row => row.Count >= 0 && row.CubicMetres >= 0 && row.Months is >= 1 and <= 12 && row.Dwellings >= 1) && Same(rows) ? null : "taken, but not the same when it is written and read again");

    private static bool Same(IReadOnlyList<UsageRow> rows) => UsageCsv.Read("f", Encoding.UTF8.GetBytes(UsageCsv.Write(rows))).SequenceEqual(rows);
}
