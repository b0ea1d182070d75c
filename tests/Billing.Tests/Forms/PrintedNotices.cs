using Billing.Forms;
using Billing.Forms.Notices;
using Billing.Forms.Printing;

namespace Billing.Tests.Forms;

/// <summary>All samples printed once per language; the tests read the pages.</summary>
public sealed class PrintedNotices : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-notices-");
    private readonly Dictionary<string, Task<string>> _files = [];

    /// <summary>The PDF of all samples in one language.</summary>
    public Task<string> FileAsync(string language)
    {
        lock (_files)
        {
            return _files.TryGetValue(language, out var file) ? file : _files[language] = PrintAsync(language);
        }
    }

    /// <summary>Words of the page of one sample, as they stand on the sheet.</summary>
    internal async Task<string> PageAsync(ReadingNoticeModel model, string language = "ja")
    {
        var page = SampleNotices.All.TakeWhile(other => other != model).Sum(other => other.Sheets);
        return (await Poppler.TextAsync(await FileAsync(language))).Split('\f')[page];
    }

    internal static Task<string> HtmlAsync(IReadOnlyList<ReadingNoticeModel> models, string language = "ja")
        => FormRenderer.RenderAsync<ReadingNotice, ReadingNoticeModel>(models, "検針のお知らせ", FormText.Of(language));

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> PrintAsync(string language)
    {
        var file = Path.Combine(_folder.FullName, $"{language}.pdf");
        await new ChromiumPrinter(new PrintSettings()).PrintAsync(await HtmlAsync(SampleNotices.All, language), file, SampleNotices.All.Sum(model => model.Sheets));
        return file;
    }
}
