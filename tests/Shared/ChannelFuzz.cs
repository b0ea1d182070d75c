using Billing.Db;
using Billing.Exchange.Agents;
using Billing.Exchange.Barcodes;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;

namespace Billing.Testing;

/// <summary>Random mutations of valid files of every format: bytes changed, lost, doubled, moved, files cut and joined. What a reader may do with one is tell its faults, refuse it, or read it whole.</summary>
internal sealed class ChannelFuzz
{
    private readonly List<(string Name, byte[] Bytes, Func<byte[], Reading> Read)> _corpus = [];

    public ChannelFuzz()
    {
        var banks = ChannelFolder.BankNames.Select(ChannelFolder.Bank).ToList();
        foreach (var (name, bytes) in SampleChannelFiles.Debits(banks))
        {
            var profile = banks.Single(bank => name.StartsWith(bank.Name + "/", StringComparison.Ordinal));
            _corpus.Add((name, bytes, b => Debit(b, profile)));
        }

        foreach (var name in ChannelFolder.AgentNames)
        {
            var profile = ChannelFolder.Agent(name);
            var bytes = name switch { "cvs120" => SampleChannelFiles.Store120(), "cvs13" => SampleChannelFiles.Store13(), _ => SampleChannelFiles.Agent() };
            _corpus.Add((name, bytes, b => Receipts(b, profile)));
        }

        _corpus.Add(("barcode", System.Text.Encoding.ASCII.GetBytes(SampleChannelFiles.Barcode.Digits), Barcode));
        _corpus.Add(("claims.csv", System.Text.Encoding.UTF8.GetBytes("customer_no,bank_no,branch_no,acct_type,acct_no,acct_holder_kana,amount\nA1,0001,001,1,1234567,やまだ たろう,5280\n"), Claims));
    }

    public IReadOnlyList<string> Names => [.. _corpus.Select(c => c.Name)];

    /// <summary>Reads <paramref name="count"/> mutations; the same seed gives the same ones.</summary>
    /// <returns>How many were read whole, told with faults, and refused; and those that were read in part though something was told, which must be none.</returns>
    public FuzzResult Run(int count, int seed)
    {
        var random = new Random(seed);
        var (whole, faulty, refused) = (0, 0, 0);
        var wrong = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var (name, bytes, read) = _corpus[i % _corpus.Count];
            var mutant = Mutate(bytes, random);
            try
            {
                var reading = read(mutant);
                (whole, faulty) = reading.Faults == 0 ? (whole + 1, faulty) : (whole, faulty + 1);
                if (reading.Wrong is { } said)
                {
                    wrong.Add($"{name}, mutation {i}: {said}: {Convert.ToBase64String(mutant)}");
                }
            }
            catch (BusinessRuleException)
            {
                refused++;
            }
            catch (Exception crash)
            {
                wrong.Add($"{name}, mutation {i}: {crash.GetType().Name} {crash.Message}: {Convert.ToBase64String(mutant)}");
            }
        }

        return new FuzzResult(whole, faulty, refused, wrong);
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var list = new List<byte>(bytes);
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            Mutate(list, random);
        }

        return [.. list];
    }

    private static void Mutate(List<byte> bytes, Random random)
    {
        if (bytes.Count == 0)
        {
            return;
        }

        var (at, length) = (random.Next(bytes.Count), random.Next(1, 130));
        var piece = bytes.GetRange(at, Math.Min(length, bytes.Count - at));
        switch (random.Next(8))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes[at] = (byte)('0' + random.Next(10));
                break;
            case 2:
                bytes.RemoveAt(at);
                break;
            case 3:
                bytes.Insert(at, (byte)"\r\n ,\"\0é9"[random.Next(8)]);
                break;
            case 4:
                bytes.RemoveRange(at, piece.Count);
                break;
            case 5:
                bytes.InsertRange(random.Next(bytes.Count), piece);
                break;
            case 6:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.AddRange([.. piece, .. bytes.Take(random.Next(bytes.Count))]);
                break;
        }
    }

    /// <summary>What is whole adds up and can be written again.</summary>
    private static Reading Debit(byte[] bytes, BankProfile profile)
    {
        var file = DebitFileReader.Read("f", bytes, SampleChannelFiles.DebitDay, profile);
        if (file.Faults.Count > 0)
        {
            return new Reading(file.Faults.Count, null);
        }

        var adds = file.Sets.All(set => set.Trailer is { } t && t.Count == set.Rows.Count && t.Yen == set.Rows.Sum(row => row.Amount.Yen));
        return new Reading(0, adds && file.Sets.Count > 0 ? null : "read whole, but the trailer does not add up");
    }

    private static Reading Receipts(byte[] bytes, AgentProfile profile)
    {
        var file = ReceiptFileReader.Read("f", bytes, profile);
        var good = file.Records.All(r => r.Amount > Money.Zero && r.Key.Length == 16 && r.Key.All(char.IsAsciiDigit) && r.PaidOn.Year > 1);
        return new Reading(file.Faults.Count, file.Faults.Count > 0 || good ? null : "read whole, but a record is not");
    }

    private static Reading Barcode(byte[] bytes)
    {
        var code = StoreBarcode.Parse(System.Text.Encoding.Latin1.GetString(bytes));
        return new Reading(0, StoreBarcode.Parse(code.Digits) == code ? null : "parsed, but not the same again");
    }

    private static Reading Claims(byte[] bytes)
    {
        var (rows, faults) = DebitClaimsCsv.Read("f", bytes, BankProfile.Standard);
        return new Reading(faults.Count, faults.Count > 0 || DebitFileWriter.Check(BankProfile.Standard, SampleChannelFiles.Header, rows).All(f => f.Code == "debit-file.key-twice") ? null : "read whole, but cannot be written");
    }

    private sealed record Reading(int Faults, string? Wrong);
}

/// <summary>What became of the mutations.</summary>
internal sealed record FuzzResult(int Whole, int Faulty, int Refused, IReadOnlyList<string> Wrong);
