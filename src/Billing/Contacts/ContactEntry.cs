using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Contacts;

/// <summary>応対を記録する: enters a contact, and marks its follow-up done. Nothing is deleted or overwritten.</summary>
public sealed class ContactEntry(BillingDbContext db)
{
    /// <summary>Most characters of <see cref="Contact.Text"/>.</summary>
    public const int MostText = 1000;

    /// <summary>Most characters of a name of a person or desk.</summary>
    public const int MostName = 60;

    /// <summary>Days back that a contact may still be written down: what is older is not remembered.</summary>
    public const int MostDaysBack = 366;

    /// <summary>Checks and enters one contact.</summary>
    /// <param name="today">Today at the counter.</param>
    /// <param name="person">Signed-in name.</param>
    /// <exception cref="BusinessRuleException">contact.text, contact.speaker, contact.kind, contact.on, contact.due-on, contact.due-with, contact.follows, contact.no-contract. Nothing is entered then.</exception>
    public async Task<Contact> Add(long contractId, ContactDraft draft, LocalDate today, Instant now, string person, CancellationToken cancel = default)
    {
        var contact = Make(draft, today, now, person);
        contact.ContractId = contractId;
        contact.CustomerId = await db.Contracts.Where(c => c.Id == contractId).Select(c => (long?)c.UserId).FirstOrDefaultAsync(cancel)
            ?? throw new BusinessRuleException("contact.no-contract", $"契約 {contractId} はありません。", $"There is no contract {contractId}.");
        if (draft.FollowsId is { } follows && !await db.Contacts.AnyAsync(c => c.Id == follows && c.ContractId == contractId, cancel))
        {
            throw new BusinessRuleException("contact.follows", "訂正・続きの元になる応対記録がこの契約にありません。画面を開き直してください。", "This contract has no such entry to correct or carry on: open the page again.");
        }

        db.Contacts.Add(contact);
        await db.SaveChangesAsync(cancel);
        return contact;
    }

    /// <summary>Marks the follow-up of an entry as done.</summary>
    /// <exception cref="BusinessRuleException">contact.not-open: nothing to do, or done already.</exception>
    public async Task<Contact> MarkDone(long contractId, long contactId, Instant now, string person, CancellationToken cancel = default)
    {
        var contact = await db.Contacts.FirstOrDefaultAsync(c => c.Id == contactId && c.ContractId == contractId, cancel);
        if (contact is not { IsOpen: true })
        {
            throw NotOpen();
        }

        contact.DoneAt = now;
        contact.DoneBy = person;
        contact.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            throw NotOpen();
        }

        return contact;
    }

    private static BusinessRuleException NotOpen() => new(
        "contact.not-open", "この応対に残っている対応はありません(他の職員が済ませたかもしれません)。", "Nothing is left to do for this entry; somebody else may have done it.");

    /// <summary>The row of a draft; pure.</summary>
    /// <exception cref="BusinessRuleException">As <see cref="Add"/> says, but for what asks the database.</exception>
    internal static Contact Make(ContactDraft draft, LocalDate today, Instant now, string person)
    {
        if (!Enum.IsDefined(draft.Channel) || !Enum.IsDefined(draft.Topic))
        {
            throw new BusinessRuleException("contact.kind", "受付方法と用件を選んでください。", "Choose how they came to us and what it was about.");
        }

        if (draft.On > today || draft.On < today.PlusDays(-MostDaysBack))
        {
            throw new BusinessRuleException(
                "contact.on",
                $"応対日は {today.PlusDays(-MostDaysBack):uuuu-MM-dd} から今日までの日付で入力してください。",
                $"The day must lie between {today.PlusDays(-MostDaysBack):uuuu-MM-dd} and today.");
        }

        var contact = new Contact
        {
            On = draft.On,
            EnteredAt = now,
            Channel = draft.Channel,
            Topic = draft.Topic,
            Speaker = Name(draft.Speaker, "contact.speaker", "相手方", "Who spoke"),
            Text = Text(draft.Text),
            EnteredBy = person,
            FollowsId = draft.FollowsId,
            DueOn = draft.DueOn,
            DueWith = Name(draft.DueWith, "contact.due-with", "担当", "The desk or person"),
            Version = 1,
        };
        CheckFollowUp(contact, today);
        return contact;
    }

    private static string Text(string? typed)
    {
        var text = typed?.ReplaceLineEndings("\n").Trim() ?? "";
        return text.Length is > 0 and <= MostText ? text : throw new BusinessRuleException(
            "contact.text",
            text.Length == 0 ? "応対の内容を入力してください。" : $"応対の内容は{MostText:N0}字以内で入力してください(今は{text.Length:N0}字)。長いときは続きの記録に分けてください。",
            text.Length == 0 ? "Say what was spoken about." : $"At most {MostText:N0} characters; it has {text.Length:N0}. Carry on in a following entry.");
    }

    private static string? Name(string? typed, string code, string ja, string en)
    {
        var name = typed?.Trim();
        return name?.Length > MostName
            ? throw new BusinessRuleException(code, $"{ja}は{MostName}字以内で入力してください。", $"{en}: at most {MostName} characters.")
            : string.IsNullOrEmpty(name) ? null : name;
    }

    private static void CheckFollowUp(Contact contact, LocalDate today)
    {
        if (contact.DueOn is { } due && (due < contact.On || due > today.PlusYears(2)))
        {
            throw new BusinessRuleException("contact.due-on", "対応期限は応対日以後、2年以内の日付で入力してください。", "The deadline must lie on or after the day of the contact and within two years.");
        }

        if (contact.DueOn is null && contact.DueWith is not null)
        {
            throw new BusinessRuleException("contact.due-on", "担当を決めたときは、対応期限も入力してください。", "Where somebody must act, say by when.");
        }

        if (contact.DueOn is not null && contact.DueWith is null)
        {
            throw new BusinessRuleException("contact.due-with", "対応期限を決めたときは、担当(係または職員)も入力してください。", "Where there is a deadline, say which desk or person must act.");
        }
    }
}
