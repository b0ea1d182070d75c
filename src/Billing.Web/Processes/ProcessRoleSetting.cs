using Billing.Operations;

namespace Billing.Web.Processes;

/// <summary>What this process does, for whoever asks the container.</summary>
public sealed record ProcessRoleSetting(ProcessRole Role);
