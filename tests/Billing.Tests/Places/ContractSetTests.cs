using Billing.Places;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Billing.Tests.Places;

public sealed class ContractSetTests
{
    [Fact]
    public void A_set_comes_back_from_its_bytes_whatever_it_holds()
    {
        var sets = Gen.Choose(0, ContractSet.Size - 1).ListOf().ToArbitrary();
        Prop.ForAll(sets, offsets =>
        {
            var set = Of(offsets);
            var bytes = set.ToBytes();
            return bytes.Length <= ContractSet.Size / 8 && ContractSet.Of(bytes).Descending().SequenceEqual(offsets.Distinct().OrderDescending());
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(8191)]
    public void Evenly_spread_sets_come_back_too(int distance)
    {
        var offsets = Enumerable.Range(0, ContractSet.Size).Where(i => i % distance == 0).ToList();

        var back = ContractSet.Of(Of(offsets).ToBytes());

        Assert.Equal(offsets, back.Descending().Reverse());
        Assert.Equal(offsets.Count, back.Count);
    }

    [Fact]
    public void What_two_sets_share_is_left()
    {
        var set = Of([1, 64, 65, 8000]);
        set.IntersectWith(Of([0, 64, 8000, 8191]));
        Assert.Equal([8000, 64], set.Descending());
    }

    private static ContractSet Of(IEnumerable<int> offsets)
    {
        var set = new ContractSet();
        foreach (var offset in offsets)
        {
            set.Add(offset);
        }

        return set;
    }
}
