using Billing.Kernel;

namespace Billing.Requests;

/// <summary>How kinds of requests are called: on screen, in addresses of pages and in rule books.</summary>
public static class RequestWords
{
    /// <summary>Name in addresses and rule books, e.g. <c>temporarySupply</c>.</summary>
    public static string Name(RequestKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The kind of a name; null = there is none.</summary>
    public static RequestKind? Kind(string? name) => Enum.GetValues<RequestKind>().Cast<RequestKind?>().FirstOrDefault(k => string.Equals(Name(k!.Value), name, StringComparison.OrdinalIgnoreCase));

    public static Sentence Of(RequestKind kind) => kind switch
    {
        RequestKind.Start => new("使用開始", "Start"),
        RequestKind.Stop => new("使用中止", "Stop"),
        RequestKind.Move => new("市内転居", "Move within town"),
        RequestKind.Rename => new("名義変更", "Change of name"),
        RequestKind.TemporarySupply => new("一時使用", "Temporary supply"),
        RequestKind.Pause => new("休止", "Pause"),
        RequestKind.ProtectiveStop => new("保護中止", "Protective stop"),
        RequestKind.ChangeOfUse => new("用途変更", "Change of use"),
        RequestKind.ChangeOfPayer => new("納付者変更", "Change of payer"),
        RequestKind.PaymentMethod => new("支払方法変更", "Payment method"),
        RequestKind.MeterSize => new("口径変更", "Meter size"),
        RequestKind.LeakRelief => new("漏水減免", "Leak relief"),
        RequestKind.WelfareRelief => new("福祉減免", "Welfare relief"),
        RequestKind.SewerReduction => new("減量認定", "Sewer reduction"),
        RequestKind.WellWater => new("井戸水使用・居住人数", "Well water and residents"),
        RequestKind.Works => new("給水装置・排水設備工事", "Supply and drainage works"),
        RequestKind.Contractor => new("指定工事店", "Designated contractor"),
        RequestKind.Contribution => new("受益者負担金", "Beneficiary contribution"),
        RequestKind.Enquiry => new("苦情・問合せ", "Complaint or enquiry"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static Sentence Of(RequestChannel channel) => channel switch
    {
        RequestChannel.Counter => new("窓口", "counter"),
        RequestChannel.Telephone => new("電話", "telephone"),
        RequestChannel.Web => new("インターネット", "web"),
        RequestChannel.Fax => new("FAX", "fax"),
        _ => new("郵送", "post"),
    };
}
