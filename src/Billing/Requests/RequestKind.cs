namespace Billing.Requests;

/// <summary>申請・届出の種類. The value is stored; <see cref="Procedures"/> knows what each means.</summary>
public enum RequestKind : byte
{
    /// <summary>使用開始.</summary>
    Start = 1,

    /// <summary>使用中止.</summary>
    Stop = 2,

    /// <summary>市内転居.</summary>
    Move = 3,

    /// <summary>名義変更.</summary>
    Rename = 4,

    /// <summary>一時使用.</summary>
    TemporarySupply = 5,

    /// <summary>休止.</summary>
    Pause = 6,

    /// <summary>保護中止: a supply that nobody claims.</summary>
    ProtectiveStop = 7,

    /// <summary>用途変更.</summary>
    ChangeOfUse = 8,

    /// <summary>納付者変更.</summary>
    ChangeOfPayer = 9,

    /// <summary>支払方法変更・口座振替.</summary>
    PaymentMethod = 10,

    /// <summary>口径変更.</summary>
    MeterSize = 11,

    /// <summary>漏水減免.</summary>
    LeakRelief = 12,

    /// <summary>福祉減免.</summary>
    WelfareRelief = 13,

    /// <summary>減量認定.</summary>
    SewerReduction = 14,

    /// <summary>井戸水使用・居住人数.</summary>
    WellWater = 15,

    /// <summary>給水装置工事・排水設備工事, filed once for both.</summary>
    Works = 16,

    /// <summary>指定工事店.</summary>
    Contractor = 17,

    /// <summary>受益者負担金.</summary>
    Contribution = 18,

    /// <summary>苦情・問合せ.</summary>
    Enquiry = 19,
}
