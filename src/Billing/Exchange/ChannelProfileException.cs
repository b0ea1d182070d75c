using Billing.Kernel;

namespace Billing.Exchange;

/// <summary>A profile of a bank or an agent that cannot be used, with every fault.</summary>
public sealed class ChannelProfileException(IReadOnlyList<FileFault> faults) : DataFileException(faults);
