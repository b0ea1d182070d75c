using Billing.Kernel;

namespace Billing.Requests.Attachments;

/// <summary>Looks at the content of a file before it is kept. Pure.</summary>
public static class AttachmentCheck
{
    /// <summary>What marks a document of the web inside a picture, in small letters.</summary>
    private static readonly byte[][] Markup = [.. new[] { "<script", "<html", "<!doctype", "<svg", "<iframe", "<?php", "<body" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>The type of a file that may be kept.</summary>
    /// <param name="name">Cleaned name.</param>
    /// <param name="media">Media type that the browser claims; null or <c>application/octet-stream</c> = none.</param>
    /// <exception cref="BusinessRuleException">attachment.empty, attachment.too-big, attachment.type, attachment.mismatch, attachment.markup, attachment.trailing, attachment.active, attachment.broken.</exception>
    public static AttachmentType Type(string name, string? media, ReadOnlySpan<byte> content, AttachmentLimits limits)
    {
        Size(content.Length, limits);
        if (AttachmentTypes.Of(content) is not { } type || AttachmentTypes.Claimed(name) is not { } claimed || !IsTaken(type, limits))
        {
            throw new BusinessRuleException(
                "attachment.type",
                $"「{name}」は受け付けられない種類のファイルです。PDF・JPEG・PNG・WebP・TIFF を選んでください。",
                $"\"{name}\" is no kind of file that is taken: choose PDF, JPEG, PNG, WebP or TIFF.");
        }

        if (claimed != type || (media is { Length: > 0 } and not "application/octet-stream" && !IsMediaOf(media, type)))
        {
            throw new BusinessRuleException(
                "attachment.mismatch",
                $"「{name}」の中身は {type} で、名前や種類と合いません。元のファイルを確かめてください。",
                $"The content of \"{name}\" is {type}, which is not what its name or type says. Look at the original.");
        }

        if (type == AttachmentType.Pdf)
        {
            PdfCheck.Refuse(name, content);
        }
        else
        {
            Picture(name, type, content);
        }

        return type;
    }

    /// <summary>Refuses what is empty or too big, before it is read.</summary>
    /// <param name="bytes">Length of the file.</param>
    /// <exception cref="BusinessRuleException">attachment.empty, attachment.too-big.</exception>
    public static void Size(long bytes, AttachmentLimits limits)
    {
        if (bytes == 0)
        {
            throw new BusinessRuleException("attachment.empty", "ファイルが空です。選び直してください。", "The file is empty: choose another.");
        }

        if (bytes > limits.MostBytes)
        {
            throw new BusinessRuleException(
                "attachment.too-big",
                $"ファイルは {limits.MostBytes / 1_000_000m:0.#} MB までです(今は {bytes / 1_000_000m:0.#} MB)。",
                $"A file may have {limits.MostBytes / 1_000_000m:0.#} MB; it has {bytes / 1_000_000m:0.#} MB.");
        }
    }

    private static bool IsTaken(AttachmentType type, AttachmentLimits limits) => limits.Types.Count == 0 || limits.Types.Any(ending => AttachmentTypes.Claimed($"x.{ending.TrimStart('.')}") == type);

    private static bool IsMediaOf(string media, AttachmentType type) => string.Equals(media.Split(';')[0].Trim(), AttachmentTypes.Media(type), StringComparison.OrdinalIgnoreCase)
        || (type == AttachmentType.Jpeg && media.StartsWith("image/jpg", StringComparison.OrdinalIgnoreCase));

    private static void Picture(string name, AttachmentType type, ReadOnlySpan<byte> content)
    {
        if (Markup.Any(mark => Contains(name, mark)))
        {
            throw Marked(name);
        }

        foreach (var mark in Markup)
        {
            if (ContainsAnyCase(content, mark))
            {
                throw Marked(name);
            }
        }

        // Cameras write a second picture behind a JPEG; nothing may stand behind the others.
        var end = type switch
        {
            AttachmentType.Png => PictureEnds.Png(content),
            AttachmentType.WebP => PictureEnds.WebP(content),
            AttachmentType.Jpeg => PictureEnds.Jpeg(content),
            _ => content.Length,
        };
        if (end is not { } last)
        {
            throw new BusinessRuleException("attachment.broken", $"「{name}」の画像が途中で切れています。元のファイルを確かめてください。", $"The picture \"{name}\" is cut short. Look at the original.");
        }

        var behind = content[last..];
        var clean = type == AttachmentType.Jpeg ? behind.IndexOf("PK\u0003\u0004"u8) < 0 && behind.IndexOf("%PDF-"u8) < 0 : behind.IndexOfAnyExcept((byte)0) < 0;
        if (!clean)
        {
            throw new BusinessRuleException("attachment.trailing", $"「{name}」の画像の後に別のデータが付いています。画像として保存し直してください。", $"Something else stands behind the picture \"{name}\": save it again as a picture.");
        }
    }

    private static bool Contains(string name, byte[] mark) => name.Contains(System.Text.Encoding.ASCII.GetString(mark), StringComparison.OrdinalIgnoreCase);

    private static BusinessRuleException Marked(string name) => new(
        "attachment.markup", $"「{name}」の中にウェブページの命令が入っています。画像として保存し直してください。", $"\"{name}\" holds parts of a web page: save it again as a picture.");

    private static bool ContainsAnyCase(ReadOnlySpan<byte> content, ReadOnlySpan<byte> mark)
    {
        for (var rest = content; ;)
        {
            var at = rest.IndexOf((byte)'<');
            if (at < 0 || rest.Length - at < mark.Length)
            {
                return false;
            }

            if (System.Text.Ascii.EqualsIgnoreCase(rest.Slice(at, mark.Length), mark))
            {
                return true;
            }

            rest = rest[(at + 1)..];
        }
    }
}
