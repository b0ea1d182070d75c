using System.Security.Cryptography;
using Billing.Exchange.FixedWidth;
using Billing.Kernel;

namespace Billing.Exchange.Agents;

/// <summary>Reads an agent's file under its profile. Every fault has the number of its record or line and its first byte or column.</summary>
public static class ReceiptFileReader
{
    internal const string Prefix = "receipt-file";

    /// <exception cref="BusinessRuleException"><c>receipt-file.empty</c>, and of a CSV <c>.encoding</c>, <c>.unknown-column</c>, <c>.double-column</c>, <c>.missing-column</c>, <c>.no-header</c>: the file as a whole cannot be read.</exception>
    public static ReceiptFile Read(string name, byte[] bytes, AgentProfile profile)
    {
        if (bytes.Length == 0)
        {
            throw new BusinessRuleException("receipt-file.empty", $"{name}：空のファイルです。{profile.Title.Ja}のファイルを指定してください。", $"{name}: the file is empty; it must be a file of {profile.Title.En}.");
        }

        var faults = new FaultList(Prefix);
        var (header, records) = profile.Shape == AgentShape.Csv ? ReceiptCsv.Read(name, bytes, profile, faults) : StoreRecords.Read(bytes, profile, faults);
        if (records.Count == 0 && faults.Count == 0 && profile.Shape == AgentShape.Csv)
        {
            throw new BusinessRuleException("receipt-file.empty", $"{name}：収納データがありません。見出しの次の行から入れてください。", $"{name}: there are no receipts. They begin on the line after the header.");
        }

        return new ReceiptFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), profile.Name, header, records, faults.Close());
    }
}
