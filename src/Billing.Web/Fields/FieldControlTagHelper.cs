using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Billing.Web.Fields;

/// <summary>Tells those who do not see the screen what the others see: that a control is needed, was refused, and which sentences belong to it.</summary>
[HtmlTargetElement("input", Attributes = ForName)]
[HtmlTargetElement("select", Attributes = ForName)]
[HtmlTargetElement("textarea", Attributes = ForName)]
public sealed class FieldControlTagHelper : TagHelper
{
    private const string ForName = "asp-for";

    [HtmlAttributeName(ForName)]
    public ModelExpression For { get; set; } = null!;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        if (View.ViewData.ModelState.TryGetValue(name, out var state) && state.Errors.Count > 0)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
        }

        if (context.Items.TryGetValue(typeof(FieldTagHelper), out var item) && item is FieldTagHelper { Group: false } field && field.FullName == name)
        {
            if (field.Needed)
            {
                output.Attributes.SetAttribute("aria-required", "true");
            }

            if (field.Described is { } ids)
            {
                output.Attributes.SetAttribute("aria-describedby", ids);
            }
        }
    }
}
