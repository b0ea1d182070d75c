using Billing.Kernel;

namespace Billing.Charges;

/// <summary>A file of cases, format <c>water-rule-cases/1</c>: supplies and what a rule book must charge for them. Read by <see cref="ChargeCaseReader"/>, held against a book by <see cref="ChargeCaseCheck"/>.</summary>
/// <param name="RuleBook">Folder of the book, relative to the file.</param>
/// <param name="Title">What the cases are about.</param>
/// <param name="Citations">Where the figures are published.</param>
/// <param name="Cases">At least one.</param>
public sealed record ChargeCaseFile(string RuleBook, string Title, IReadOnlyList<string> Citations, IReadOnlyList<ChargeCase> Cases);

/// <param name="Id">Unique in the file.</param>
/// <param name="What">What it shows.</param>
/// <param name="Source">Where the figure is published, where the file's citations do not say; null = they do.</param>
/// <param name="Supply">What is charged for.</param>
/// <param name="Expected">What must come out.</param>
public sealed record ChargeCase(string Id, string What, string? Source, Supply Supply, ExpectedCharge Expected);

/// <summary>What must come out, to the yen. Null = not stated; something is.</summary>
public sealed record ExpectedCharge
{
    /// <summary>Yen, tax included.</summary>
    public long? Yen { get; init; }

    /// <summary>Consumption tax contained, yen.</summary>
    public long? Tax { get; init; }

    /// <summary>m³ charged.</summary>
    public int? CubicMetres { get; init; }

    /// <summary>Exact yen before tax and rounding; see <see cref="Charge.BeforeTax"/>.</summary>
    public decimal? BeforeTax { get; init; }

    /// <summary>Id of the table of the last day.</summary>
    public string? Tariff { get; init; }

    /// <summary>Every line in order: kind and yen with tax.</summary>
    public IReadOnlyList<(ChargeLineKind Kind, long Yen)>? Lines { get; init; }

    /// <summary>Code of the refusal, e.g. <c>charge.no-residents</c>.</summary>
    public string? Refused { get; init; }
}

/// <summary>One value of a case that came out otherwise.</summary>
/// <param name="Case">The case.</param>
/// <param name="Field">Name of the value in <c>expect</c>.</param>
/// <param name="Expected">What must come out.</param>
/// <param name="Actual">What came out; the sentence of the refusal where nothing did.</param>
public sealed record ChargeCaseMiss(ChargeCase Case, string Field, Sentence Expected, Sentence Actual);

/// <summary>Case files that cannot be used, with every fault.</summary>
public sealed class ChargeCaseFileException(IReadOnlyList<FileFault> faults) : DataFileException(faults);
