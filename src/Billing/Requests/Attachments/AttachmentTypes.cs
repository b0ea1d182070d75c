using Billing.Kernel;

namespace Billing.Requests.Attachments;

/// <summary>The kinds of content that are taken, by their first bytes and the endings of their names.</summary>
public static class AttachmentTypes
{
    /// <summary>The type of the content; null = none that is taken.</summary>
    public static AttachmentType? Of(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? AttachmentType.Pdf
        : content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? AttachmentType.Jpeg
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? AttachmentType.Png
        : content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8) ? AttachmentType.WebP
        : content.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0x00]) || content.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0x00, 0x2A]) ? AttachmentType.Tiff
        : null;

    /// <summary>The type that a name's ending claims; null = none that is taken.</summary>
    public static AttachmentType? Claimed(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".pdf" => AttachmentType.Pdf,
        ".jpg" or ".jpeg" => AttachmentType.Jpeg,
        ".png" => AttachmentType.Png,
        ".webp" => AttachmentType.WebP,
        ".tif" or ".tiff" => AttachmentType.Tiff,
        _ => null,
    };

    /// <summary>Media type under which it is sent.</summary>
    public static string Media(AttachmentType type) => type switch
    {
        AttachmentType.Pdf => "application/pdf",
        AttachmentType.Jpeg => "image/jpeg",
        AttachmentType.Png => "image/png",
        AttachmentType.WebP => "image/webp",
        _ => "image/tiff",
    };

    /// <summary>Whether browsers show it in an <c>img</c>.</summary>
    public static bool IsPicture(AttachmentType type) => type is AttachmentType.Jpeg or AttachmentType.Png or AttachmentType.WebP;

    public static Sentence Said(AttachmentSubject subject) => subject switch
    {
        AttachmentSubject.Design => new("設計図", "design drawing"),
        AttachmentSubject.AsBuilt => new("しゅん工図", "as-built drawing"),
        AttachmentSubject.Photo => new("写真", "photo"),
        _ => new("申請書類", "paper"),
    };
}
