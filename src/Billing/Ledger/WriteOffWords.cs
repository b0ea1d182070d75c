using Billing.Kernel;

namespace Billing.Ledger;

/// <summary>Words of a write-off.</summary>
public static class WriteOffWords
{
    public static Sentence Of(WriteOffGround ground) => ground switch
    {
        WriteOffGround.Invoked => new("時効の援用", "limitation invoked"),
        WriteOffGround.Waived => new("権利の放棄", "waived"),
        WriteOffGround.Extinguished => new("時効による消滅", "extinguished by time"),
        WriteOffGround.Discharged => new("破産免責", "discharged in bankruptcy"),
        _ => new("滞納処分の執行停止(3年)", "enforcement stayed for three years"),
    };
}
