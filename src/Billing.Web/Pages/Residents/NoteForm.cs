using Billing.Places;

namespace Billing.Web.Pages.Residents;

/// <summary>What is typed of a note on the place.</summary>
public sealed class NoteForm
{
    public PlaceNoteKind Kind { get; set; } = PlaceNoteKind.Dog;

    public string? Text { get; set; }

    /// <summary>The field that a refusal is about.</summary>
    public static string FieldOf(string code) => code switch
    {
        "note.text" or "note.twice" => nameof(Text),
        "note.kind" => nameof(Kind),
        _ => "",
    };
}
