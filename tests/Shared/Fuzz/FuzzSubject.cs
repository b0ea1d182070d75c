using Billing.Kernel;

namespace Billing.Testing;

/// <summary>A reader of what comes from outside, with whole inputs to begin at.</summary>
/// <param name="Name">Named where something is wrong.</param>
/// <param name="Seeds">Inputs that the reader takes whole.</param>
/// <param name="Read">Reads one input as the product does, and looks at what it got.</param>
/// <param name="Json">Whether mutations may follow the shape of the text.</param>
internal sealed record FuzzSubject(string Name, IReadOnlyList<byte[]> Seeds, Func<byte[], FuzzReading> Read, bool Json = false);

/// <summary>What a reader made of one input.</summary>
/// <param name="Faults">How many it told; 0 = it was taken whole.</param>
/// <param name="Wrong">What it must not have done; null = nothing.</param>
internal sealed record FuzzReading(int Faults, string? Wrong)
{
    public static readonly FuzzReading Whole = new(0, null);

    /// <summary>Faults of a file's lines: each needs its place and a sentence in both languages.</summary>
    public static FuzzReading Of(IReadOnlyList<LineFault> faults)
        => new(faults.Count, faults.FirstOrDefault(f => f.Line < 1 || f.Code.Length == 0 || Empty(f.Said)) is { } bad ? $"a fault without place or words: {bad}" : null);

    public static FuzzReading Of(IReadOnlyList<FileFault> faults)
        => new(faults.Count, faults.Count == 0 ? "refused without a fault" : faults.FirstOrDefault(f => f.Path.Length == 0 || f.File.Length == 0 || Empty(f.Said)) is { } bad ? $"a fault without place or words: {bad}" : null);

    public static FuzzReading Of(BusinessRuleException refusal) => new(1, refusal.Code.Length == 0 || Empty(refusal.Said) ? $"a refusal without words: {refusal}" : null);

    private static bool Empty(Sentence said) => said.Ja.Length < 5 || said.En.Length < 5;
}
