using Billing.Metering;
using Billing.Places;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>Fields of a supply being given up.</summary>
internal static class LeavingFields
{
    /// <summary>Field of the last value of the first register.</summary>
    public const string Index = "lastIndex";

    /// <summary>Field of why the meter could not be read.</summary>
    public const string Unread = "unread";

    /// <summary>Field of why a strange value is right.</summary>
    public const string Reason = "valueReason";

    /// <summary>最終使用日.</summary>
    public static FormField LastDay(LocalDate? day) => new("last", FieldType.Day, new("最終使用日", "Last day of use")) { IsNeeded = true, Default = day is { } d ? $"{d:uuuu-MM-dd}" : null };

    /// <summary>Last value, or why there is none.</summary>
    /// <param name="known">A value that somebody brought from the field.</param>
    public static IReadOnlyList<FormField> Value(Meter? meter, int? known) => meter is null ? [] :
    [
        .. IndexFields.Of(Index, new("最終指針", "Last value of the meter"), meter, known, null),
        new FormField(Unread, FieldType.Text, new("検針できない理由(認定で精算)", "Why it cannot be read (estimated then)")) { MaxLength = 40 },
        new FormField(Reason, FieldType.Text, new("指針を確認した理由(審査の指摘があるとき)", "Why the value is right, if it looks strange")) { MaxLength = 200 },
    ];

    public static FormField Close { get; } = new("close", FieldType.Choice, new("閉栓", "Closing of the tap"))
    {
        IsNeeded = true,
        Choices = [new("yes", new("現場で閉栓する", "closed on the spot")), new("no", new("閉栓しない(次の使用者が続く)", "left open for the next user"))],
        Default = "yes",
    };

    public static FormGroup Afterwards(PaymentMethod? payment) => new(new("転居先・最終料金", "Where to, and the last bill"),
        new FormField("finalPayment", FieldType.Choice, new("最終料金の支払方法", "How the last bill is paid")) { IsNeeded = true, Choices = PaymentWords.Choices, Default = $"{payment ?? PaymentMethod.Slip}" },
        new FormField("forwarding", FieldType.Text, new("転居先(送付先)", "Forwarding address")) { IsPrivate = true, MaxLength = 120 },
        new FormField("forwardPhone", FieldType.Telephone, new("連絡先電話番号", "Telephone from then on")) { IsPrivate = true, MaxLength = 20 });
}
