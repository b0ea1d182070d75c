namespace Billing.Web.Pages;

/// <summary>A page whose form is shown again, with what was typed, when a rule refuses it.</summary>
public interface IShowsAgain
{
    /// <summary>Loads what the page shows beside the form.</summary>
    Task ShowAgain();
}
