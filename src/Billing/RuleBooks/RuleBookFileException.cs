using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>A rule book, one of its tariffs or a statutory value that cannot be used, with every fault.</summary>
public sealed class RuleBookFileException(IReadOnlyList<FileFault> faults) : DataFileException(faults);
