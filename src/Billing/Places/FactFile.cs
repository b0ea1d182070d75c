using Billing.Kernel;

namespace Billing.Places;

/// <summary>A decoded file of declarations.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Lines">In the order of the file; nothing about contracts or rules is checked yet.</param>
/// <param name="Faults">Lines that are no declaration.</param>
/// <param name="Columns">Place of each field in the file, the first being 1, by the name by which <see cref="FactCheck"/> refuses it (<c>from</c>, <c>number</c> …).</param>
public sealed record FactFile(string Name, IReadOnlyList<FactLine> Lines, IReadOnlyList<LineFault> Faults, IReadOnlyDictionary<string, int> Columns);

/// <param name="Line">Line of the file, the first being 1.</param>
/// <param name="Contract">Number of the contract as printed.</param>
/// <param name="Draft">What it declares.</param>
public sealed record FactLine(int Line, string Contract, FactDraft Draft);

/// <summary>What came of a file.</summary>
/// <param name="Lines">Lines that declare something.</param>
/// <param name="Taken">Facts entered.</param>
/// <param name="Unchanged">Lines that stood already.</param>
/// <param name="Faults">Why it was not taken, line by line; nothing was entered unless it is empty.</param>
public sealed record FactImportResult(int Lines, int Taken, int Unchanged, IReadOnlyList<LineFault> Faults);
