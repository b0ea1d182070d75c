namespace Billing.Db.Demo;

/// <summary>A permutation of 0 to count − 1 that needs no memory: a four-round Feistel network over the next power of four, walked until it lands inside.</summary>
internal sealed class Shuffle
{
    private readonly int _count;
    private readonly int _half;
    private readonly ulong[] _keys = new ulong[4];

    public Shuffle(long seed, int count)
    {
        _count = count;
        _half = 1;
        while (1L << (2 * _half) < count)
        {
            _half++;
        }

        var random = new DemoRandom(seed, count, Purpose.Shuffle);
        for (var i = 0; i < _keys.Length; i++)
        {
            _keys[i] = random.Next();
        }
    }

    public int this[int index]
    {
        get
        {
            do
            {
                index = Once(index);
            }
            while (index >= _count);
            return index;
        }
    }

    private int Once(int index)
    {
        var mask = (1 << _half) - 1;
        var (left, right) = (index >> _half, index & mask);
        foreach (var key in _keys)
        {
            (left, right) = (right, left ^ (int)(DemoRandom.Mix(key ^ (ulong)right) & (ulong)mask));
        }

        return (left << _half) | right;
    }
}
