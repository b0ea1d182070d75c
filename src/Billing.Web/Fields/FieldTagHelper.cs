using Billing.Web.Languages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Billing.Web.Fields;

/// <summary>
/// A field of a form: label, the control written inside it, a hint, and what was found wrong with it. <see cref="FieldControlTagHelper"/> ties the
/// control to hint and fault.
/// </summary>
/// <example><c>&lt;field for="Name" word="Customer.Name" needed="true" hint="@L["Name.Hint"]"&gt;&lt;input asp-for="Name"&gt;&lt;/field&gt;</c></example>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(Screen screen) : TagHelper
{
    /// <summary>The property that the control fills.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>Key of the label in the word files.</summary>
    [HtmlAttributeName("word")]
    public string? Word { get; set; }

    /// <summary>The label itself, in the language of the screen, where it is not a word of its own.</summary>
    [HtmlAttributeName("label")]
    public string? Said { get; set; }

    /// <summary>Marks the label; the operation refuses what is missing.</summary>
    [HtmlAttributeName("needed")]
    public bool Needed { get; set; }

    /// <summary>What to type, already in the language of the screen.</summary>
    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    /// <summary>Over both columns of the form.</summary>
    [HtmlAttributeName("wide")]
    public bool Wide { get; set; }

    /// <summary>Several choices under one name: radio buttons or check boxes.</summary>
    [HtmlAttributeName("group")]
    public bool Group { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    internal string FullName => View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    internal string? Fault => View.ViewData.ModelState.TryGetValue(FullName, out var state) && state.Errors.Count > 0 ? string.Join(" ", state.Errors.Select(e => e.ErrorMessage)) : null;

    /// <summary>Ids of hint and fault, as far as they are there.</summary>
    internal string? Described => string.Join(' ', new[] { string.IsNullOrEmpty(Hint) ? null : HintId, Fault is null ? null : FaultId }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    private string Id => TagBuilder.CreateSanitizedId(FullName, "_").ToLowerInvariant();

    private string HintId => $"hint-{Id}";

    private string FaultId => $"fault-{Id}";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(FieldTagHelper)] = this;
        var control = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Wide ? "field wide" : "field");
        output.Content.AppendHtml(Label());
        output.Content.AppendHtml(control);
        // An expression that yields null reaches a tag helper as an empty string.
        if (!string.IsNullOrEmpty(Hint))
        {
            output.Content.AppendHtml(Span("hint", Hint, HintId));
        }

        if (Fault is { } fault)
        {
            output.Content.AppendHtml(Span("fault", fault, FaultId));
        }

        if (Group)
        {
            output.Attributes.SetAttribute("role", "group");
            output.Attributes.SetAttribute("aria-labelledby", $"label-{Id}");
            output.Attributes.SetAttribute("aria-describedby", Described ?? $"label-{Id}");
        }
    }

    private TagBuilder Label()
    {
        var label = new TagBuilder(Group ? "span" : "label");
        if (Group)
        {
            label.AddCssClass("label");
            label.Attributes["id"] = $"label-{Id}";
        }
        else
        {
            label.Attributes["for"] = TagBuilder.CreateSanitizedId(FullName, "_");
        }

        label.InnerHtml.Append(Said ?? screen[Word ?? For.Name]);
        if (Needed)
        {
            label.InnerHtml.Append(" ").AppendHtml(Span("soft", screen["Form.Required"], null));
        }

        return label;
    }

    private static TagBuilder Span(string name, string text, string? id)
    {
        var span = new TagBuilder("span");
        span.AddCssClass(name);
        span.InnerHtml.Append(text);
        if (id is not null)
        {
            span.Attributes["id"] = id;
        }

        return span;
    }
}
