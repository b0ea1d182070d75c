using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Billing.Forms;

/// <summary>Renders forms to one complete HTML document: the clerk's browser shows and prints it, <see cref="Printing.ChromiumPrinter"/> makes the PDF.</summary>
public sealed class FormRenderer : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly HtmlRenderer _renderer;

    public FormRenderer()
    {
        // The default encoder would write every Japanese character as an entity and triple the document.
        _services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        _renderer = new HtmlRenderer(_services, NullLoggerFactory.Instance);
    }

    /// <summary>One document with a form per model, each on sheets of its own.</summary>
    /// <param name="models">In the order of printing.</param>
    /// <param name="title">Title of the document, as a PDF viewer shows it.</param>
    public Task<string> RenderAsync<TForm, TModel>(IReadOnlyList<TModel> models, string title, FormText text)
        where TForm : Form<TModel>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(FormDocument.Title)] = title,
            [nameof(FormDocument.Text)] = text,
            [nameof(FormDocument.ChildContent)] = Sheets<TForm, TModel>(models, text),
        });
        return _renderer.Dispatcher.InvokeAsync(async () => (await _renderer.RenderComponentAsync<FormDocument>(parameters)).ToHtmlString());
    }

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static RenderFragment Sheets<TForm, TModel>(IReadOnlyList<TModel> models, FormText text)
        where TForm : Form<TModel> => builder =>
        {
            foreach (var model in models)
            {
                builder.OpenComponent<TForm>(0);
                builder.AddComponentParameter(1, nameof(Form<TModel>.Model), model);
                builder.AddComponentParameter(2, nameof(Form<TModel>.Text), text);
                builder.CloseComponent();
            }
        };
}
