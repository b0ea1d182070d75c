using Billing.Places;
using Billing.Kernel;

namespace Billing.Collection;

/// <summary>How mandates are spoken of.</summary>
public static class MandateWords
{
    public static Sentence Of(AccountKind kind) => kind switch
    {
        AccountKind.Ordinary => new("普通", "ordinary"),
        AccountKind.Current => new("当座", "current"),
        AccountKind.TaxReserve => new("納税準備", "tax reserve"),
        _ => new("その他", "other"),
    };

    public static Sentence Of(MandateScope scope) => scope switch
    {
        MandateScope.Water => new("水道", "water"),
        MandateScope.Sewer => new("下水道", "sewer"),
        _ => new("水道・下水道", "water and sewer"),
    };

    public static Sentence Of(MandateRefusal refusal) => refusal switch
    {
        MandateRefusal.Seal => new("印鑑相違", "the seal differs"),
        MandateRefusal.NoAccount => new("該当口座なし", "no such account"),
        MandateRefusal.OtherName => new("名義相違", "the holder's name differs"),
        MandateRefusal.Incomplete => new("記入不備", "not filled in completely"),
        MandateRefusal.Closed => new("取引解約済", "the account is closed"),
        _ => new("その他", "another reason"),
    };

    /// <summary>Whether a scope contains a service.</summary>
    public static bool Covers(this MandateScope scope, Service service) => ((byte)scope & (byte)service) != 0;
}
