using Billing.Contacts;
using Billing.Web.Languages;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Residents;

/// <summary>What is typed of a contact on the resident's page.</summary>
public sealed class ContactForm
{
    public ContactChannel Channel { get; set; } = ContactChannel.Telephone;

    public ContactTopic Topic { get; set; } = ContactTopic.Charge;

    public string? On { get; set; }

    public string? Speaker { get; set; }

    public string? Text { get; set; }

    public long? FollowsId { get; set; }

    public string? DueOn { get; set; }

    public string? DueWith { get; set; }

    /// <summary>The draft; a field that is no day is named to <paramref name="fault"/>.</summary>
    public ContactDraft Draft(Screen screen, Action<string, string> fault) => new()
    {
        On = Day(On, nameof(On), screen, fault) ?? screen.Today,
        Channel = Channel,
        Topic = Topic,
        Speaker = Speaker,
        Text = Text,
        FollowsId = FollowsId,
        DueOn = Day(DueOn, nameof(DueOn), screen, fault),
        DueWith = DueWith,
    };

    /// <summary>The field that a refusal is about.</summary>
    public static string FieldOf(string code) => code switch
    {
        "contact.text" => nameof(Text),
        "contact.speaker" => nameof(Speaker),
        "contact.on" => nameof(On),
        "contact.due-on" => nameof(DueOn),
        "contact.due-with" => nameof(DueWith),
        "contact.follows" => nameof(FollowsId),
        _ => "",
    };

    private static LocalDate? Day(string? text, string field, Screen screen, Action<string, string> fault)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var day = LocalDatePattern.Iso.Parse(text.Trim());
        if (!day.Success)
        {
            fault(field, screen["KeyIn.DayMissing"]);
            return null;
        }

        return day.Value;
    }
}
