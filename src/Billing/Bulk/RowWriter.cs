namespace Billing.Bulk;

/// <summary>Takes one row after another, column by column in the table's order. One implementation per provider.</summary>
public abstract class RowWriter
{
    public abstract void Add(long value);

    public abstract void Add(int value);

    public abstract void Add(short value);

    public abstract void Add(byte value);

    public abstract void Add(bool value);

    public abstract void Add(DateOnly value);

    public abstract void Add(DateTime value);

    /// <summary>A moment whatever its offset; stored as UTC.</summary>
    public abstract void Add(DateTimeOffset value);

    public abstract void Add(string value);

    public abstract void Add(byte[] value);

    public abstract void AddNull();
}
