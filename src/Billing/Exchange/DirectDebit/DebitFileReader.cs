using System.Security.Cryptography;
using Billing.Exchange.FixedWidth;
using Billing.Kernel;
using NodaTime;

namespace Billing.Exchange.DirectDebit;

/// <summary>
/// Reads a 口座振替 file, request or answer: breaks and character code (JIS or EBCDIC) are seen by themselves, the trailer is checked against the rows, and every fault has the
/// number of its record and its first byte. Never throws but for a file without any record.
/// </summary>
public static class DebitFileReader
{
    internal const string Prefix = "debit-file";

    private const byte EbcdicDigit = 0xF0;

    /// <param name="near">Day near which 引落日 lies: the batch, or today.</param>
    /// <param name="profile">What the bank sends; the standard where it is left out.</param>
    /// <param name="kind">What it must be; null = as it shows itself: an answer has failures or a trailer that counts what was debited.</param>
    /// <exception cref="BusinessRuleException"><c>debit-file.empty</c>.</exception>
    public static DebitFile Read(string name, byte[] bytes, LocalDate near, BankProfile? profile = null, DebitFileKind? kind = null)
    {
        if (bytes.Length == 0)
        {
            throw new BusinessRuleException("debit-file.empty", $"{name}：空のファイルです。120バイトのレコードが並ぶファイルを指定してください。", $"{name}: the file is empty; it must hold records of 120 bytes.");
        }

        var faults = new FaultList(Prefix);
        var ebcdic = bytes[0] >= EbcdicDigit;
        var reading = new DebitReading(profile ?? BankProfile.Standard, near, ebcdic, faults);
        var last = 0;
        foreach (var (number, text) in FixedRecords.Split(bytes, ebcdic, faults))
        {
            if (faults.IsFull)
            {
                break;
            }

            last = number;
            reading.Take(new FixedRecordReader(number, text, faults), text[0]);
        }

        reading.Finish(last);
        var found = kind ?? (DebitTotalsCheck.IsAnswer(reading.Sets) ? DebitFileKind.Result : DebitFileKind.Request);
        DebitTotalsCheck.Check(reading.Sets, reading.Trailers, found, faults);
        return new DebitFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), found, reading.Sets, faults.Close());
    }
}
