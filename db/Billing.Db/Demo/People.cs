using System.Globalization;
using Billing.Places;

namespace Billing.Db.Demo;

/// <summary>Makes customers: persons and bodies with a name, its reading, and a telephone number.</summary>
internal sealed class People(TownRows rows, TownKeys keys)
{
    private static readonly string[] FarTowns = ["架空県潮騒市北浜", "架空県夕日郡見晴町大字空", "仮想府入江市港通", "仮想府星野市東雲"];

    public Customer Person(ref DemoRandom random)
    {
        var family = DemoWords.Family(ref random);
        var given = random.Of(DemoWords.Given);
        return Add($"{family.Text}　{given.Text}", $"{family.Kana}　{given.Kana}", false, random.Chance(0.7), random.Chance(0.93), ref random);
    }

    /// <summary>A person of the same family: who pays for a student, or inherits a house.</summary>
    public Customer Relative(Customer of, ref DemoRandom random)
    {
        var given = random.Of(DemoWords.Given);
        return Add($"{of.Name.Split('　')[0]}　{given.Text}", $"{of.Kana.Split('　')[0]}　{given.Kana}", false, true, true, ref random);
    }

    public Customer Body(string what, Spoken? place, ref DemoRandom random)
    {
        var body = (place ?? DemoWords.Family(ref random)).In(random.Of(DemoWords.Bodies[what]));
        return Add(body.Text, body.Kana, true, false, true, ref random);
    }

    /// <summary>An address of somebody who lives elsewhere, in prefectures that do not exist.</summary>
    public static string FarAddress(ref DemoRandom random) => string.Create(
        CultureInfo.InvariantCulture, $"{random.Of(FarTowns)}{random.Between(1, 9)}丁目{random.Between(1, 40)}番{random.Between(1, 30)}号");

    private Customer Add(string name, string kana, bool body, bool mobile, bool hasPhone, ref DemoRandom random)
    {
        var id = keys.Customer++;
        var customer = new Customer
        {
            Id = id,
            Number = id.ToString("00000000", CultureInfo.InvariantCulture),
            Name = name,
            Kana = kana,
            IsBody = body,
            Phone = !hasPhone ? null : mobile ? Telephone.Mobile(ref random) : Telephone.Fixed(ref random),
            Version = 1,
        };
        rows.Customers.Add(customer);
        return customer;
    }
}
