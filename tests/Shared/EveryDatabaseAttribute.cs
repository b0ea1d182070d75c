using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Billing.Testing;

/// <summary>
/// Runs a theory once per database: <c>[Theory, EveryDatabase] public void X(string provider)</c>. The first argument is the provider's name for
/// <see cref="TestDatabase.Create"/>, the others are <paramref name="more"/>. A database that is not configured shows as a skipped row with its reason.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EveryDatabaseAttribute(params object?[] more) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
        => new(TestDatabase.Providers.Select(provider => Row(provider)).ToList());

    public override bool SupportsDiscoveryEnumeration() => true;

    private TheoryDataRow Row(string provider) => new([provider, .. more]) { Skip = TestDatabase.WhyMissing(provider) };
}
