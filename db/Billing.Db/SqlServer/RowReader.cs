using System.Collections;
using System.Data.Common;
using Billing.Bulk;

namespace Billing.Db.SqlServer;

/// <summary>Presents rows as the data reader that SqlBulkCopy pulls from; one row in memory at a time.</summary>
internal sealed class RowReader<T>(BulkTable<T> table, IEnumerable<T> rows) : DbDataReader
    where T : class
{
    private readonly IEnumerator<T> _rows = rows.GetEnumerator();
    private readonly Buffer _row = new(table.Columns.Count);

    public int Count { get; private set; }

    public override int FieldCount => table.Columns.Count;

    public override int Depth => 0;

    public override bool HasRows => true;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        if (!_rows.MoveNext())
        {
            return false;
        }

        _row.Begin();
        table.Write(_row, _rows.Current);
        Count++;
        return true;
    }

    public override bool NextResult() => false;

    public override object GetValue(int ordinal) => _row.Values[ordinal];

    public override bool IsDBNull(int ordinal) => _row.Values[ordinal] is DBNull;

    public override string GetName(int ordinal) => table.Columns[ordinal].Name;

    public override int GetOrdinal(string name)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, "No such column.");
    }

    public override Type GetFieldType(int ordinal) => table.Columns[ordinal].Type == typeof(DateOnly) ? typeof(DateTime) : table.Columns[ordinal].Type;

    public override string GetDataTypeName(int ordinal) => table.Columns[ordinal].StoreType;

    public override int GetValues(object[] values)
    {
        _row.Values.CopyTo(values, 0);
        return _row.Values.Length;
    }

    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);

    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);

    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw Unused();

    public override char GetChar(int ordinal) => throw Unused();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw Unused();

    public override decimal GetDecimal(int ordinal) => throw Unused();

    public override double GetDouble(int ordinal) => throw Unused();

    public override float GetFloat(int ordinal) => throw Unused();

    public override Guid GetGuid(int ordinal) => throw Unused();

    public override IEnumerator GetEnumerator() => throw Unused();

    protected override void Dispose(bool disposing)
    {
        _rows.Dispose();
        base.Dispose(disposing);
    }

    private static NotSupportedException Unused() => new("No column of the model has this type.");

    private sealed class Buffer(int columns) : RowWriter
    {
        private int _column;

        public object[] Values { get; } = new object[columns];

        public void Begin() => _column = 0;

        public override void Add(long value) => Values[_column++] = value;

        public override void Add(int value) => Values[_column++] = value;

        public override void Add(short value) => Values[_column++] = value;

        public override void Add(byte value) => Values[_column++] = value;

        public override void Add(bool value) => Values[_column++] = value;

        public override void Add(DateOnly value) => Values[_column++] = value.ToDateTime(TimeOnly.MinValue);

        public override void Add(DateTime value) => Values[_column++] = value;

        public override void Add(DateTimeOffset value) => Values[_column++] = value;

        public override void Add(string value) => Values[_column++] = value;

        public override void Add(byte[] value) => Values[_column++] = value;

        public override void AddNull() => Values[_column++] = DBNull.Value;
    }
}
