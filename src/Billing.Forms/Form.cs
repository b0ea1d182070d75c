using Billing.Kernel;
using Microsoft.AspNetCore.Components;

namespace Billing.Forms;

/// <summary>One printed form: a model in, sheets of paper out. It asks no database and no clock; whatever is printed stands in the model.</summary>
/// <typeparam name="TModel">Plain data, everything decided: what is masked, which dates apply.</typeparam>
public abstract class Form<TModel> : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required TModel Model { get; set; }

    /// <summary>Words and dates of the sheet.</summary>
    [Parameter]
    [EditorRequired]
    public required FormText Text { get; set; }

    /// <summary>The sentence in the language of the sheet.</summary>
    protected string Say(Sentence sentence) => sentence.In(Text.Language);
}
