using System.Globalization;

namespace Billing.Db.Demo;

/// <summary>Walks a route's quarter house by house: block and house numbers rise, apartment houses take one number for several units.</summary>
internal sealed class Streets
{
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六"];
    private static readonly string[] Directions = ["", "東", "西", "南", "北", "中", "新", "上", "下", "奥", "元", "大", "小", "外", "内"];
    private static readonly string[] Houses = ["コーポ{0}", "メゾン{0}", "{0}ハイツ", "サンライズ{0}", "{0}荘", "レジデンス{0}", "グリーンヒル{0}壱番館", "市営{0}団地"];

    private int _house;

    public Streets(int route)
    {
        var towns = DemoWords.Towns;
        var plain = towns[route % towns.Count];
        var chome = Numerals[route / towns.Count % Numerals.Length];
        var direction = Directions[route / (towns.Count * Numerals.Length) % Directions.Length];
        Quarter = new Spoken(direction + plain.Text, plain.Kana);
        Town = $"{Quarter.Text}{chome}丁目";
    }

    /// <summary>The quarter without 丁目, as bodies carry it in their names.</summary>
    public Spoken Quarter { get; }

    /// <summary>町名.</summary>
    public string Town { get; }

    /// <summary>Address of the next house.</summary>
    public string Next()
    {
        var (block, number) = Math.DivRem(_house++, 14);
        return string.Create(CultureInfo.InvariantCulture, $"{Town}{block + 1}番{number + 1}号");
    }

    /// <summary>Name of an apartment house in this quarter.</summary>
    public string HouseName(ref DemoRandom random)
    {
        var family = random.Chance(0.4) ? DemoWords.Family(ref random).Text : Quarter.Text.TrimEnd('町');
        return string.Format(CultureInfo.InvariantCulture, random.Of(Houses), family);
    }
}
