using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Billing.Forms;

/// <summary>Renders forms to one complete HTML document: the clerk's browser shows and prints it, <see cref="Printing.ChromiumPrinter"/> makes the PDF.</summary>
public static class FormRenderer
{
    // The default encoder would write every Japanese character as an entity and triple the document.
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    /// <summary>One document with a form per model, each on sheets of its own.</summary>
    /// <param name="models">In the order of printing.</param>
    /// <param name="title">Title of the document, as a PDF viewer shows it.</param>
    public static async Task<string> RenderAsync<TForm, TModel>(IReadOnlyList<TModel> models, string title, FormText text)
        where TForm : Form<TModel>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(FormDocument.Title)] = title,
            [nameof(FormDocument.Text)] = text,
            [nameof(FormDocument.ChildContent)] = Sheets<TForm, TModel>(models, text),
        });

        // A renderer keeps what it rendered, so each document has its own.
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<FormDocument>(parameters)).ToHtmlString());
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
