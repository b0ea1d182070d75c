using Billing.Kernel;

namespace Billing.Exchange.DirectDebit;

/// <summary>振替結果コード in words.</summary>
public static class DebitResult
{
    public const string Codes = "0123489";

    /// <summary>What a code says; null for one that banks do not use.</summary>
    public static Sentence? Of(char code) => code switch
    {
        '0' => new("振替済", "debited"),
        '1' => new("資金不足", "short of funds"),
        '2' => new("預金取引なし", "no such account"),
        '3' => new("預金者の都合による振替停止", "stopped by the account holder"),
        '4' => new("預金口座振替依頼書なし", "no mandate"),
        '8' => new("委託者の都合による振替停止", "stopped by the utility"),
        '9' => new("その他", "other"),
        _ => null,
    };
}
