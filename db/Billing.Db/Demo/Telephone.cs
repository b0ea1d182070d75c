using System.Globalization;

namespace Billing.Db.Demo;

/// <summary>
/// Numbers that nobody has. A local exchange begins with 2 to 9 (総務省「電話番号に関するQ&amp;A」 Q1), and the digit after 070, 080 and 090 is never 0
/// (1999 の11桁化: 「4桁目は0で始めない(別サービス用に予約)」); ours begin with 0.
/// </summary>
internal static class Telephone
{
    private static readonly string[] Mobiles = ["070", "080", "090"];

    public static string Mobile(ref DemoRandom random) => string.Create(
        CultureInfo.InvariantCulture, $"{random.Of(Mobiles)}-0{random.Below(1000):000}-{random.Below(10_000):0000}");

    public static string Fixed(ref DemoRandom random) => string.Create(
        CultureInfo.InvariantCulture, $"0999-0{random.Below(10)}-{random.Below(10_000):0000}");
}
