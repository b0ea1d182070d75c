using Billing.Kernel;

namespace Billing.Revision;

/// <summary>Why a bill is special, in words.</summary>
public static class SpecialWords
{
    public static Sentence Of(SpecialKind kind) => kind switch
    {
        SpecialKind.Start => new("使用開始の期間", "use begins"),
        SpecialKind.Stop => new("使用中止の期間", "use ends"),
        SpecialKind.StartAndStop => new("開始と中止が同じ期間", "use begins and ends"),
        SpecialKind.Settlement => new("前の期間との精算", "settled with earlier periods"),
        SpecialKind.Facts => new("減免・井戸・漏水などの届出", "reliefs, wells, leaks"),
        _ => new("戸数・用途併用・料金や税率の切替", "dwellings, mixed use, change of table or tax"),
    };
}
