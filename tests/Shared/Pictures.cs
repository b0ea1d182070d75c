using System.IO.Compression;
using System.Text;

namespace Billing.Testing;

/// <summary>The smallest whole files of each kind, and how to spoil them.</summary>
internal static class Pictures
{
    public static byte[] Png => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x04, 0x4A, 0x46, 0xFF, 0xDA, 0x00, 0x03, 0x01, 0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD9];

    public static byte[] WebP => [.. "RIFF"u8, 10, 0, 0, 0, .. "WEBPVP8L"u8, 1, 2];

    public static byte[] Tiff => [0x49, 0x49, 0x2A, 0x00, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <param name="catalogue">What stands in the document's catalogue beyond its pages.</param>
    public static byte[] Pdf(string catalogue = "", string before = "") =>
        Encoding.Latin1.GetBytes($"%PDF-1.7\n{before}1 0 obj\n<< /Type /Catalog /Pages 2 0 R {catalogue} >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");

    /// <summary>A PDF whose compressed object stream holds a dictionary.</summary>
    public static byte[] PdfWithPacked(string dictionary)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.Latin1.GetBytes(dictionary));
        }

        return Pdf(before: $"9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream\nendobj\n");
    }

    /// <summary>A PDF with a drawing in which short names occur by chance.</summary>
    public static byte[] PdfWithDrawing => Pdf(before: "9 0 obj\n<< /Filter /DCTDecode /Length 12 >>\nstream\nab/JS cd/AA \nendstream\nendobj\n");
}
