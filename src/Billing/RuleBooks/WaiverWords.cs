using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>Words of a waiver.</summary>
public static class WaiverWords
{
    public static Sentence Of(WaiverGround ground) => ground switch
    {
        WaiverGround.Disaster => new("災害(震災・風水害・火災等)", "disaster"),
        WaiverGround.Theft => new("盗難", "theft"),
        WaiverGround.Illness => new("病気・負傷", "illness or injury"),
        WaiverGround.Loss => new("廃業・休業・失業・著しい損失", "business closed, work lost, heavy loss"),
        WaiverGround.Hardship => new("生活保護・生活困窮", "public assistance, hardship"),
        WaiverGround.OurFault => new("当局の通知の誤り・遅れ", "our own notice was wrong or late"),
        _ => new("その他やむを得ない事由", "other compelling reason"),
    };
}
