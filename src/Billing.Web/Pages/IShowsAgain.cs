namespace Billing.Web.Pages;

/// <summary>A page whose form is shown again, with what was typed, when a rule refuses it.</summary>
public interface IShowsAgain
{
    /// <summary>Loads what the page shows beside the form.</summary>
    Task ShowAgain();

    /// <summary>The field that a refusal is about, by its code; empty when it is about the whole form.</summary>
    string FieldOf(string code) => "";
}
