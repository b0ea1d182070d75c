using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Forms;

namespace Billing.Web.Pages.Requests;

/// <summary>A form of a request as the page draws it: fields, what stands in them, what is wrong.</summary>
/// <param name="Groups">Its fields.</param>
/// <param name="Typed">Null = only opened: defaults stand in the fields.</param>
/// <param name="Faults">Beside their fields.</param>
public sealed record RequestFormView(IReadOnlyList<FormGroup> Groups, IReadOnlyDictionary<string, string>? Typed, IReadOnlyList<FieldFault> Faults)
{
    /// <summary>Whether the first field gets the focus.</summary>
    public bool Focus { get; init; }

    /// <summary>Papers to be ticked as they come in; only while a request is new.</summary>
    public IReadOnlyList<DocumentNeed> Papers { get; init; } = [];

    public string? ValueOf(FormField field) => Typed is null ? field.Default : Typed.GetValueOrDefault(field.Name);

    public IEnumerable<Sentence> FaultsOf(string field) => Faults.Where(f => f.Field == field).Select(f => f.Said);

    public bool Ticked(DocumentNeed paper) => Typed?.GetValueOrDefault($"paper-{paper.Name}") == "yes";

    /// <summary>Most letters that the browser lets in; a name with marks beyond the first plane needs more code units than letters.</summary>
    public static int MostUnits(FormField field) => field.MaxLength * 2;
}
