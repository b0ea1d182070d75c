using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Places;

/// <summary>備考を登録する: adds a note to a place, or ends one.</summary>
public sealed class PlaceNotes(BillingDbContext db)
{
    /// <summary>Most characters of <see cref="PlaceNote.Text"/>: what a reader takes in at a glance.</summary>
    public const int MostText = 200;

    /// <summary>Notes that hold on <paramref name="today"/>: what a reader's list and the counter show.</summary>
    public static IQueryable<PlaceNote> Of(BillingDbContext db, long servicePointId, LocalDate today) =>
        db.PlaceNotes.AsNoTracking().Where(n => n.ServicePointId == servicePointId && n.From <= today && (n.EndedOn == null || n.EndedOn > today)).OrderBy(n => n.Kind).ThenBy(n => n.Id);

    /// <exception cref="BusinessRuleException">note.text, note.kind, note.twice: the same note stands there already.</exception>
    public async Task<PlaceNote> Add(long servicePointId, PlaceNoteKind kind, string? text, LocalDate today, string person, CancellationToken cancel = default)
    {
        var said = text?.ReplaceLineEndings(" ").Trim() ?? "";
        if (said.Length is 0 or > MostText)
        {
            throw new BusinessRuleException(
                "note.text",
                said.Length == 0 ? "備考を入力してください。" : $"備考は{MostText}字以内で入力してください(今は{said.Length}字)。",
                said.Length == 0 ? "Say what must be known about the place." : $"At most {MostText} characters; it has {said.Length}.");
        }

        if (!Enum.IsDefined(kind))
        {
            throw new BusinessRuleException("note.kind", "備考の種類を選んでください。", "Choose the kind of the note.");
        }

        if (await Of(db, servicePointId, today).AnyAsync(n => n.Kind == kind && n.Text == said, cancel))
        {
            throw new BusinessRuleException("note.twice", "同じ備考が既に登録されています。", "The same note stands there already.");
        }

        var note = new PlaceNote { ServicePointId = servicePointId, Kind = kind, Text = said, From = today, EnteredBy = person };
        db.PlaceNotes.Add(note);
        await db.SaveChangesAsync(cancel);
        return note;
    }

    /// <summary>Ends a note that is true no more.</summary>
    /// <exception cref="BusinessRuleException">note.none: there is none, or it has ended.</exception>
    public async Task<PlaceNote> End(long servicePointId, long noteId, LocalDate today, string person, CancellationToken cancel = default)
    {
        var note = await db.PlaceNotes.FirstOrDefaultAsync(n => n.Id == noteId && n.ServicePointId == servicePointId && n.EndedOn == null, cancel) ?? throw new BusinessRuleException(
            "note.none", "その備考はないか、既に終了しています。画面を開き直してください。", "There is no such note, or it has ended already: open the page again.");
        note.EndedOn = today;
        note.EndedBy = person;
        await db.SaveChangesAsync(cancel);
        return note;
    }
}
