namespace Billing.Plans.Chances;

/// <summary>Numbers that look like chance and are the same for the same seed on every machine and version (SplitMix64, Steele, Lea and Flood 2014).</summary>
public sealed class SeededNumbers(long seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>At least 0 and less than 1, in steps of 2⁻⁵³.</summary>
    public decimal Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return ((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992m;
        }
    }
}
