using Billing.Db;
using Billing.Exchange.Agents;
using Billing.Exchange.Barcodes;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;

namespace Billing.Testing;

/// <summary>Readers of what banks, shops and agents send, with a valid file of every format.</summary>
internal static class ChannelSubjects
{
    public static IEnumerable<FuzzSubject> All()
    {
        var banks = ChannelFolder.BankNames.Select(ChannelFolder.Bank).ToList();
        foreach (var (name, bytes) in SampleChannelFiles.Debits(banks))
        {
            var profile = banks.Single(bank => name.StartsWith(bank.Name + "/", StringComparison.Ordinal));
            yield return new FuzzSubject(name, [bytes], b => Debit(b, profile));
        }

        foreach (var name in ChannelFolder.AgentNames)
        {
            var profile = ChannelFolder.Agent(name);
            var bytes = name switch { "cvs120" => SampleChannelFiles.Store120(), "cvs13" => SampleChannelFiles.Store13(), _ => SampleChannelFiles.Agent(name) };
            yield return new FuzzSubject(name, [bytes], b => Receipts(b, profile));
        }

        yield return new FuzzSubject("barcode", [System.Text.Encoding.ASCII.GetBytes(SampleChannelFiles.Barcode.Digits)], Barcode);
        yield return new FuzzSubject("claims.csv", ["customer_no,bank_no,branch_no,acct_type,acct_no,acct_holder_kana,amount\nA1,0001,001,1,1234567,やまだ たろう,5280\n"u8.ToArray()], Claims);
    }

    /// <summary>What is whole adds up and can be written again.</summary>
    private static FuzzReading Debit(byte[] bytes, BankProfile profile)
    {
        var file = DebitFileReader.Read("f", bytes, SampleChannelFiles.DebitDay, profile);
        if (file.Faults.Count > 0)
        {
            return FuzzReading.Of(file.Faults);
        }

        var adds = file.Sets.All(set => set.Trailer is { } t && t.Count == set.Rows.Count && t.Yen == set.Rows.Sum(row => row.Amount.Yen));
        return new FuzzReading(0, adds && file.Sets.Count > 0 ? null : "read whole, but the trailer does not add up");
    }

    private static FuzzReading Receipts(byte[] bytes, AgentProfile profile)
    {
        var file = ReceiptFileReader.Read("f", bytes, profile);
        var good = file.Records.All(r => r.Amount > Money.Zero && r.Key.Length == 16 && r.Key.All(char.IsAsciiDigit) && r.PaidOn.Year > 1);
        return new FuzzReading(file.Faults.Count, file.Faults.Count > 0 || good ? null : "read whole, but a record is not");
    }

    private static FuzzReading Barcode(byte[] bytes)
    {
        var code = StoreBarcode.Parse(System.Text.Encoding.Latin1.GetString(bytes));
        return new FuzzReading(0, StoreBarcode.Parse(code.Digits) == code ? null : "parsed, but not the same again");
    }

    private static FuzzReading Claims(byte[] bytes)
    {
        var (rows, faults) = DebitClaimsCsv.Read("f", bytes, BankProfile.Standard);
        return new FuzzReading(faults.Count, faults.Count > 0 || DebitFileWriter.Check(BankProfile.Standard, SampleChannelFiles.Header, rows).All(f => f.Code == "debit-file.key-twice") ? null : "read whole, but cannot be written");
    }
}
