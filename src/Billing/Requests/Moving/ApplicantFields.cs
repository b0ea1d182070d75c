using Billing.Requests.Forms;

namespace Billing.Requests.Moving;

/// <summary>届出人: who asks, where it is not the user.</summary>
internal static class ApplicantFields
{
    private static readonly FieldChoice[] Relations =
    [
        new("self", new("使用者本人", "the user")),
        new("family", new("家族・同居人", "family")),
        new("agent", new("管理会社・不動産", "managing agent")),
        new("employer", new("勤務先・社員", "employer or employee")),
        new("other", new("その他の代理人", "somebody else")),
    ];

    private static readonly FieldCondition Somebody = new("relation", "family", "agent", "employer", "other");

    public static FormGroup Group { get; } = new(new("届出人", "Who asks"),
        new FormField("relation", FieldType.Choice, new("使用者との関係", "Relation to the user")) { IsNeeded = true, Choices = Relations, Default = "self" },
        new FormField("applicant", FieldType.Text, new("届出人の氏名", "Name of who asks")) { MaxLength = 60, IsNeeded = true, OnlyIf = Somebody },
        new FormField("applicantPhone", FieldType.Telephone, new("届出人の電話番号", "Telephone of who asks")) { IsPrivate = true, MaxLength = 20, IsNeeded = true, OnlyIf = Somebody });
}
