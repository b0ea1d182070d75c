using Billing.Contacts;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>Somebody must look at a contract by a day: a contact with a follow-up, which the resident's page and its alerts show. Undone, it is marked done.</summary>
public sealed record RemindContract(long ContractId, LocalDate DueOn, string Ja, string En) : Consequence
{
    /// <summary>Key of the new row.</summary>
    public long ContactId { get; set; }

    public override Sentence Told => new($"{DueOn:uuuu-MM-dd}までの対応として残します: {Ja}", $"Leave to be done by {DueOn:uuuu-MM-dd}: {En}");

    public override async Task Apply(Act act) => ContactId = (await new ContactEntry(act.Db).Add(
        ContractId,
        new ContactDraft { On = act.Office.Today, Channel = ContactChannel.Counter, Topic = ContactTopic.Charge, Text = $"{Ja}({act.Request.Number})", DueOn = DueOn, DueWith = RoleWords.Of(Roles.Clerk).Ja },
        act.Office.Today,
        act.Office.Now,
        act.Office.Person)).Id;

    public override async Task Undo(Act act)
    {
        if (await act.Db.Contacts.AnyAsync(c => c.Id == ContactId && c.DoneAt == null))
        {
            await new ContactEntry(act.Db).MarkDone(ContractId, ContactId, act.Office.Now, act.Office.Person);
        }
    }
}
