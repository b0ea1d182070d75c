using Billing.Contacts;
using Billing.Kernel;
using NodaTime;

namespace Billing.Requests.Enquiries;

/// <summary>応対記録 of what was asked or answered, so that whoever opens the resident's page sees it. Undone, it stays: what was said was said.</summary>
public sealed record LogContact(long ContractId, LocalDate On, ContactChannel Channel, ContactTopic Topic, string? Speaker, string Text) : Consequence
{
    /// <summary>Key of the new row.</summary>
    public long ContactId { get; set; }

    public override Sentence Told => new("応対記録に残します", "Keep it in the log of contacts");

    /// <summary>How the request came in, as the log calls it.</summary>
    public static ContactChannel ChannelOf(RequestChannel channel) => (ContactChannel)(byte)channel;

    public override async Task Apply(Act act)
    {
        var draft = new ContactDraft { On = On, Channel = Channel, Topic = Topic, Speaker = Speaker, Text = $"[{act.Request.Number}] {Text}" };
        ContactId = (await new ContactEntry(act.Db).Add(ContractId, draft, act.Office.Today, act.Office.Now, act.Office.Person)).Id;
    }

    public override Task Undo(Act act) => Task.CompletedTask;
}
