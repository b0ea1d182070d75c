using NodaTime;

namespace Billing.Requests.Attachments;

/// <summary>添付: a drawing, photo or paper that belongs to a request, kept in the database as it came. Never changed; removing it marks it with who and why.</summary>
public sealed class Attachment
{
    public long Id { get; set; }

    public long RequestId { get; set; }

    /// <summary>File name as it is offered for download; cleaned (<see cref="AttachmentNames"/>).</summary>
    public required string Name { get; set; }

    public AttachmentSubject Subject { get; set; }

    /// <summary>図面番号 or what is to be seen, for the index of drawings.</summary>
    public string? Title { get; set; }

    public AttachmentType Type { get; set; }

    /// <summary>Bytes.</summary>
    public int Size { get; set; }

    /// <summary>SHA-256 of the content, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; set; }

    public Instant AddedAt { get; set; }

    /// <summary>Signed-in name.</summary>
    public required string AddedBy { get; set; }

    public Instant? RemovedAt { get; set; }

    public string? RemovedBy { get; set; }

    public string? RemovedReason { get; set; }
}

/// <summary>The bytes of an <see cref="Attachment"/>, apart from it so that a list never reads them.</summary>
public sealed class AttachmentContent
{
    /// <summary>Key of the attachment.</summary>
    public long AttachmentId { get; set; }

    public required byte[] Content { get; set; }
}

/// <summary>What the content is; found out from the bytes, not from the name.</summary>
public enum AttachmentType : byte
{
    Pdf = 1,
    Jpeg = 2,
    Png = 3,
    WebP = 4,
    Tiff = 5,
}

/// <summary>What it is for.</summary>
public enum AttachmentSubject : byte
{
    /// <summary>設計図.</summary>
    Design = 1,

    /// <summary>しゅん工図.</summary>
    AsBuilt = 2,

    /// <summary>写真.</summary>
    Photo = 3,

    /// <summary>申請書類.</summary>
    Paper = 4,
}
