using System.Globalization;
using Billing.Collection;
using Billing.Kernel;

namespace Billing.Reports;

/// <summary>Words and numbers that several reports say.</summary>
public static class ReportWords
{
    public static readonly Sentence Service = new("事業", "Service");
    public static readonly Sentence Day = new("日付", "Day");
    public static readonly Sentence Total = new("合計", "Total");
    public static readonly Sentence Yen = new("金額", "Amount");
    public static readonly Sentence Count = new("件数", "Number");
    public static readonly Sentence Bill = new("調定番号", "Bill");
    public static readonly Sentence Year = new("年度", "Fiscal year");
    public static readonly Sentence Current = new("現年度", "Current year");
    public static readonly Sentence Past = new("過年度", "Past years");

    public static Sentence Of(Service service) => service == Kernel.Service.Water ? new("水道", "Water") : new("下水道", "Sewer");

    /// <summary>The sum of a service.</summary>
    public static Sentence TotalOf(Service service) => new($"{Of(service).Ja} 計", $"{Of(service).En} total");

    public static Sentence Of(PaymentChannel channel) => channel switch
    {
        PaymentChannel.Counter => new("窓口", "Counter"),
        PaymentChannel.Bank => new("金融機関", "Bank"),
        PaymentChannel.ConvenienceStore => new("コンビニ", "Convenience store"),
        PaymentChannel.DirectDebit => new("口座振替", "Direct debit"),
        PaymentChannel.CreditCard => new("クレジットカード", "Credit card"),
        PaymentChannel.Smartphone => new("スマートフォン", "Smartphone"),
        PaymentChannel.ElQr => new("eL-QR", "eL-QR"),
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    /// <summary>A cell as people read it; a minus is the real minus sign.</summary>
    public static string Print(ReportCell cell, ReportUnit unit, string language) => cell switch
    {
        { Word: { } word } => word.In(language),
        { Number: { } number } => number.ToString(unit == ReportUnit.Percent ? "#,0.0###'%';−#,0.0###'%'" : "#,0.##;−#,0.##", CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>Title of a column with its unit: <c>収納額(円)</c>.</summary>
    public static string Heading(ReportColumn column, string language)
    {
        var unit = column.Unit switch
        {
            ReportUnit.Yen => language == "en" ? "yen" : "円",
            ReportUnit.CubicMetres => "m³",
            ReportUnit.Percent => "%",
            _ => null,
        };
        var title = column.Title.In(language);
        return unit is null ? title : language == "en" ? $"{title} ({unit})" : $"{title}({unit})";
    }

    /// <summary>Part of a whole in percent to one decimal, halves up; null where there is no whole.</summary>
    public static decimal? Percent(decimal part, decimal whole) => whole <= 0m ? null : decimal.Floor((part * 1000m / whole) + 0.5m) / 10m;
}
