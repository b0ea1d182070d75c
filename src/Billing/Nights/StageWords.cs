using Billing.Kernel;

namespace Billing.Nights;

/// <summary>The stages as people call them.</summary>
public static class StageWords
{
    public static Sentence Of(Stage stage) => stage switch
    {
        Stage.Readings => new("検針締切", "Readings closed"),
        Stage.Usage => new("水量・検査", "Usage and gate"),
        Stage.Bills => new("調定", "Bills"),
        Stage.Ledger => new("債権・記帳", "Claims and ledger"),
        Stage.Documents => new("お知らせ", "Notices queued"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
