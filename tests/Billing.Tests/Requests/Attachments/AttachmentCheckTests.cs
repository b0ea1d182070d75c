using System.Text;
using Billing.Kernel;
using Billing.Requests.Attachments;
using Billing.Testing;
using Xunit;

namespace Billing.Tests.Requests.Attachments;

public sealed class AttachmentCheckTests
{
    private static readonly AttachmentLimits Limits = new() { MostBytes = 5_000 };

    public static TheoryData<string, string?, byte[], AttachmentType> Good => new()
    {
        { "図面.pdf", "application/pdf", Pictures.Pdf(), AttachmentType.Pdf },
        { "図面.PDF", null, Pictures.PdfWithDrawing, AttachmentType.Pdf },
        { "packed.pdf", "application/octet-stream", Pictures.PdfWithPacked("<< /Type /Page >>"), AttachmentType.Pdf },
        { "a.png", "image/png", Pictures.Png, AttachmentType.Png },
        { "a.jpg", "image/jpeg", Pictures.Jpeg, AttachmentType.Jpeg },
        { "a.jpeg", "image/jpg", [.. Pictures.Jpeg, .. Pictures.Jpeg], AttachmentType.Jpeg },
        { "a.webp", "image/webp", Pictures.WebP, AttachmentType.WebP },
        { "a.tif", "image/tiff", Pictures.Tiff, AttachmentType.Tiff },
    };

    public static TheoryData<string, string?, byte[], string> Bad => new()
    {
        { "a.pdf", null, [], "attachment.empty" },
        { "a.png", null, new byte[5_001], "attachment.too-big" },
        { "a.svg", "image/svg+xml", Encoding.UTF8.GetBytes("<svg onload='alert(1)'/>"), "attachment.type" },
        { "a.html", "text/html", Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>"), "attachment.type" },
        { "a.png", "image/png", Encoding.UTF8.GetBytes("<html>"), "attachment.type" },
        { "a.pdf.exe", "application/pdf", Pictures.Pdf(), "attachment.type" },
        { "a", "application/pdf", Pictures.Pdf(), "attachment.type" },
        { "a.pdf", "application/pdf", Pictures.Png, "attachment.mismatch" },
        { "a.png", "text/html", Pictures.Png, "attachment.mismatch" },
        { "a.png", "image/png", [.. Pictures.Png, .. Encoding.UTF8.GetBytes("hidden")], "attachment.trailing" },
        { "a.png", "image/png", [.. Pictures.Png, .. "<SCRIPT>alert(1)</SCRIPT>"u8], "attachment.markup" },
        { "a.jpg", "image/jpeg", [.. Pictures.Jpeg, .. "PK\u0003\u0004"u8], "attachment.trailing" },
        { "a.jpg", "image/jpeg", [.. Pictures.Jpeg[..4], 0x00, 0x0A, .. "<html>"u8, .. Pictures.Jpeg[6..]], "attachment.markup" },
        { "a.webp", "image/webp", [.. Pictures.WebP, 65], "attachment.trailing" },
        { "a.png", "image/png", Pictures.Png[..40], "attachment.broken" },
        { "a.jpg", "image/jpeg", Pictures.Jpeg[..^2], "attachment.broken" },
        { "a.webp", "image/webp", Pictures.WebP[..^1], "attachment.broken" },
        { "a.pdf", null, Pictures.Pdf()[..60], "attachment.broken" },
        { "a.pdf", null, [.. Pictures.Pdf(), .. new byte[4_000]], "attachment.broken" },
        { "a.pdf", null, Pictures.Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "attachment.active" },
        { "a.pdf", null, Pictures.Pdf("/OpenAction << /S /Java#53cript >>"), "attachment.active" },
        { "a.pdf", null, Pictures.Pdf("/AA << >>"), "attachment.active" },
        { "a.pdf", null, Pictures.Pdf("/Names << /EmbeddedFiles 5 0 R >>"), "attachment.active" },
        { "a.pdf", null, Pictures.Pdf("/Encrypt 5 0 R"), "attachment.active" },
        { "a.pdf", null, Pictures.PdfWithPacked("<< /S /JavaScript >>"), "attachment.active" },
        { "a.pdf", null, Pictures.PdfWithPacked("<< /S /Launch >>"), "attachment.active" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void What_is_what_it_says_is_taken(string name, string? media, byte[] content, AttachmentType type) => Assert.Equal(type, AttachmentCheck.Type(name, media, content, Limits));

    [Theory]
    [MemberData(nameof(Bad))]
    public void Everything_else_is_refused_with_its_reason(string name, string? media, byte[] content, string code)
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => AttachmentCheck.Type(name, media, content, Limits));
        Assert.Equal(code, refusal.Code);
        Assert.NotEqual("", refusal.Said.Ja);
    }

    [Fact]
    public void Kinds_can_be_limited_by_a_setting() =>
        Assert.Equal("attachment.type", Assert.Throws<BusinessRuleException>(() => AttachmentCheck.Type("a.png", null, Pictures.Png, Limits with { Types = ["pdf"] })).Code);

    [Theory]
    [InlineData("../../etc/passwd.png", "passwd.png")]
    [InlineData(@"C:\Users\x\図面.pdf", "図面.pdf")]
    [InlineData("𠮷田邸󠄀平面図.pdf", "𠮷田邸󠄀平面図.pdf")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    [InlineData("a\r\nSet-Cookie: x.png", "aSet-Cookie x.png")]
    [InlineData("...", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("<b>.png", "b.png")]
    public void Names_are_made_harmless_and_rare_kanji_stay(string? typed, string clean) => Assert.Equal(clean, AttachmentNames.Clean(typed));

    [Fact]
    public void A_long_name_keeps_its_ending_and_no_character_is_cut_in_two()
    {
        var clean = AttachmentNames.Clean(string.Concat(Enumerable.Repeat("𠮷", 90)) + ".pdf");
        Assert.True(clean.Length <= AttachmentNames.Most);
        Assert.EndsWith("𠮷.pdf", clean, StringComparison.Ordinal);
    }
}
