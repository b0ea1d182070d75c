using System.Globalization;
using QRCoder;

namespace Billing.Forms.Payments;

/// <summary>A QR code (JIS X 0510), error correction level M, as one SVG path with its quiet zone.</summary>
/// <param name="Size">Modules of a side.</param>
/// <param name="Dark">The path's data: a square for each dark module.</param>
public sealed record QrPath(int Size, string Dark)
{
    public static QrPath Of(string content)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var rows = code.ModuleMatrix;
        return new(rows.Count, string.Concat(rows.SelectMany((row, y) =>
            Enumerable.Range(0, row.Count).Where(x => row[x]).Select(x => string.Create(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z")))));
    }
}
