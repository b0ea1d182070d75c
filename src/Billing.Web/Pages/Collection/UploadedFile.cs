using Billing.Web.Languages;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Billing.Web.Pages.Collection;

/// <summary>A file that a clerk sent: its name without any path, and its bytes.</summary>
public sealed record UploadedFile(string Name, byte[] Bytes)
{
    /// <summary>Largest file, bytes: 400,000 records of 120.</summary>
    public const int Largest = 48 * 1024 * 1024;

    /// <summary>The file; null, with a sentence beside the field, where there is none or it is too large.</summary>
    public static async Task<UploadedFile?> Read(IFormFile? file, string field, ModelStateDictionary faults, Screen screen, CancellationToken stop)
    {
        if (file is not { Length: > 0 and <= Largest })
        {
            faults.Remove(field);
            faults.AddModelError(field, screen["Channel.FileMissing"]);
            return null;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        return new UploadedFile(Path.GetFileName(file.FileName), bytes.ToArray());
    }
}
