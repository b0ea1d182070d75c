using Billing.Kernel;

namespace Billing.Revision.Proposals;

/// <summary>A proposal file that cannot be used, with every fault.</summary>
public sealed class ProposalFileException(IReadOnlyList<FileFault> faults) : DataFileException(faults);
