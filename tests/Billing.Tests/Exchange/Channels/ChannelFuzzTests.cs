using Billing.Testing;
using Xunit;

namespace Billing.Tests.Exchange.Channels;

public sealed class ChannelFuzzTests
{
    [Fact]
    public void No_mutation_of_a_valid_file_crashes_a_reader_or_is_read_in_part()
    {
        var fuzz = new ChannelFuzz();
        Assert.Equal(18, fuzz.Names.Count);

        var result = fuzz.Run(5_000, 20_261_122);

        Assert.Empty(result.Wrong);
        Assert.Equal(5_000, result.Whole + result.Faulty + result.Refused);
        Assert.True(result.Faulty > 2_000 && result.Whole > 50, $"{result.Whole} whole, {result.Faulty} faulty, {result.Refused} refused");
    }
}
