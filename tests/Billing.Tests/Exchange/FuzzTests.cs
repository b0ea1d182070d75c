using Billing.Testing;
using Xunit;

namespace Billing.Tests.Exchange;

/// <summary>A fixed set of mutations of whole inputs for every reader; the benchmark <c>fuzz-files</c> reads 100,000 for each.</summary>
public sealed class FuzzTests
{
    private const int Mutations = 400;
    private const int Seed = 20_261_122;

    public static TheoryData<string> Names => [.. FuzzSubjects.All(CaseFiles.PathOf("db")).Select(subject => subject.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_wrong_with_an_input_is_told_with_place_and_remedy_and_nothing_crashes(string name)
    {
        var subject = FuzzSubjects.All(CaseFiles.PathOf("db")).Single(s => s.Name == name);

        Assert.All(subject.Seeds, seed => Assert.Equal(FuzzReading.Whole, subject.Read(seed)));
        var result = FuzzRun.Of(subject, Mutations, Seed);

        Assert.Empty(result.Wrong);
        Assert.Equal(Mutations, result.Whole + result.Faulty);
        Assert.True(result.Faulty > Mutations / 10, $"{result.Whole} whole, {result.Faulty} refused");
    }
}
