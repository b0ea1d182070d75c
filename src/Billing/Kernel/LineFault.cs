namespace Billing.Kernel;

/// <summary>One thing wrong in a line of a file from outside: numbered, so that the sender finds it.</summary>
/// <param name="Line">Line of the file, the first being 1.</param>
/// <param name="Column">Column, the first being 1; 0 = the line as a whole.</param>
/// <param name="Code">Stable code, e.g. <c>reading-file.date</c>.</param>
/// <param name="Said">What is wrong and what would be right.</param>
public sealed record LineFault(int Line, int Column, string Code, Sentence Said);
