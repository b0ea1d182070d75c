using Billing.FieldWork;
using Billing.Kernel;
using Billing.Metering;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Billing.Requests.Moving;
using NodaTime;

namespace Billing.Requests.Terms;

/// <summary>The exchange of the meter that hangs at a place, as the slip from the field says it.</summary>
internal static class MeterExchange
{
    /// <summary>Field of the last value of the first register of the old meter.</summary>
    private const string Removed = "removed";

    /// <param name="old">What hangs there; null = nothing.</param>
    public static IReadOnlyList<FormField> Fields(Office office, Meter? old) =>
    [
        .. old is null ? [] : IndexFields.Of(Removed, new("取り外した量水器の指針", "Value of the meter taken off"), old, null, null).Select(f => f with { IsNeeded = true }),
        new FormField("number", FieldType.Text, new("取り付けた量水器の番号", "Number of the new meter")) { IsNeeded = true, MaxLength = 20 },
        new FormField("installed", FieldType.Whole, new("取付指針", "Its first value")) { IsNeeded = true, Most = 999_999, Default = "0" },
        new FormField("dials", FieldType.Whole, new("指針の桁数", "Digits of its dial")) { IsNeeded = true, Least = 4, Most = 6, Default = "5" },
        new FormField("expires", FieldType.Day, new("検定有効期限", "Verified until")) { IsNeeded = true, Default = $"{office.Today.PlusYears(8):uuuu-MM-dd}" },
    ];

    /// <summary>The exchange; null where it cannot be, which is said beside the field.</summary>
    /// <param name="size">口径 of the new meter, mm.</param>
    public static async Task<ExchangeMeter?> Foresee(RequestFile file, FormValues values, int size, LocalDate on)
    {
        var (db, point) = (file.Office.Db, file.Point!.Id);
        var old = await MeterWork.Hanging(db, point);
        var removed = old is { } there ? IndexFields.Read(values, Removed, there.Meter) : [];
        var put = new NewMeter(values.Needed("number"), size, (int)values.Whole("dials")!.Value, values.Day("expires")!.Value, (int)values.Whole("installed")!.Value);
        if (removed is null || !values.AreRight)
        {
            return null;
        }

        try
        {
            if (old is { } hanging)
            {
                await MeterWork.CheckOff(db, hanging.Meter, hanging.Placement, on, removed, file.Office.Today);
            }

            await MeterWork.CheckOn(db, put, on);
        }
        catch (BusinessRuleException refusal)
        {
            values.Refuse(FieldOf(refusal.Code), refusal.Said);
            return null;
        }

        return new ExchangeMeter(point, old?.Meter.Id, old?.Meter.Number, removed, put, on);
    }

    /// <summary>Beside which field a refusal of <see cref="MeterWork"/> stands.</summary>
    private static string FieldOf(string code) => code switch
    {
        "field.before-hung" or "field.read-later" => "on",
        "field.index" or "field.backwards" => Removed,
        "field.new-index" => "installed",
        "field.expired" => "expires",
        _ => "number",
    };
}
