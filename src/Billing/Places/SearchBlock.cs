namespace Billing.Places;

/// <summary>Which contracts of one block hold one gram. Made by <see cref="SearchIndex"/> and never changed one by one: what changes stands as a <see cref="SearchAddition"/> until the block is made anew.</summary>
public sealed class SearchBlock
{
    /// <summary>Block × 2^32 + gram: a block's rows lie together, and it is written from front to back.</summary>
    public long Id { get; set; }

    /// <summary>The contracts, as <c>ContractSet</c> writes them.</summary>
    public required byte[] Contracts { get; set; }

    internal static long Key(int block, uint gram) => ((long)block << 32) | gram;

    internal static int BlockOf(long key) => (int)(key >> 32);

    internal static uint GramOf(long key) => (uint)(key & uint.MaxValue);
}

/// <summary>A gram that a contract holds since its block was made. Written by <see cref="SearchTerms"/>, taken away when the block is made anew.</summary>
public sealed class SearchAddition
{
    public long Id { get; set; }

    public long Gram { get; set; }

    public long ContractId { get; set; }
}
