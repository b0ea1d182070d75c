using Billing.Requests.Attachments;

namespace Billing.Testing;

/// <summary>Files that residents and contractors bring: whatever is taken is of the type that it claims.</summary>
internal static class AttachmentSubjects
{
    private static readonly AttachmentLimits Limits = new() { MostBytes = 100_000 };

    public static IEnumerable<FuzzSubject> All() =>
    [
        Of("attachment.pdf", "application/pdf", AttachmentType.Pdf, Pictures.Pdf(), Pictures.PdfWithPacked("<< /Type /Page >>"), Pictures.PdfWithDrawing),
        Of("attachment.png", "image/png", AttachmentType.Png, Pictures.Png),
        Of("attachment.jpg", "image/jpeg", AttachmentType.Jpeg, Pictures.Jpeg),
        Of("attachment.webp", "image/webp", AttachmentType.WebP, Pictures.WebP),
        Of("attachment.tif", "image/tiff", AttachmentType.Tiff, Pictures.Tiff),
    ];

    private static FuzzSubject Of(string name, string media, AttachmentType type, params byte[][] seeds)
        => new(name, seeds, bytes => AttachmentCheck.Type(name, media, bytes, Limits) == type ? FuzzReading.Whole : new FuzzReading(0, "taken as another type"));
}
