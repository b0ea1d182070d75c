namespace Billing.Kernel;

/// <summary>One thing wrong in a data file: where it stands, and what would be right.</summary>
/// <param name="File">Name of the file as the caller gave it.</param>
/// <param name="Path">JSON path such as <c>$.rates[0].base</c>, or a line such as <c>line 12</c> where the text is not JSON.</param>
/// <param name="Said">What is wrong and what would be right.</param>
public sealed record FileFault(string File, string Path, Sentence Said)
{
    /// <summary>One line: file, place, sentence.</summary>
    public string In(string language) => $"{File}: {Path}: {Said.In(language)}";

    public override string ToString() => In("en");
}
