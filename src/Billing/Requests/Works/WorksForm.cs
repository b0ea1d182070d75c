using Billing.Kernel;
using Billing.Requests.Forms;
using Billing.RuleBooks;

namespace Billing.Requests.Works;

/// <summary>What the contractor files, and what is asked at the later steps.</summary>
internal static class WorksForm
{
    public const string New = "new";
    public const string Alter = "alter";
    public const string Resize = "resize";

    private static readonly FieldCondition WithWater = new("services", ServicesFiled.Water, ServicesFiled.Both);

    /// <summary>The application.</summary>
    public static IReadOnlyList<FormGroup> Main(RequestFile file)
    {
        List<FormField> place = file.Point is null
            ?
            [
                new FormField("town", FieldType.Text, new("施工場所(町名)", "Town of the site")) { IsNeeded = true, MaxLength = 40, IsPrivate = true },
                new FormField("address", FieldType.Text, new("施工場所(町名から)", "Address of the site, town included")) { IsNeeded = true, MaxLength = 120, IsPrivate = true },
            ]
            : [];
        var work = new FormGroup(new("工事", "Works"),
        [
            new FormField("services", FieldType.Choice, new("申請する工事", "Filed for")) { IsNeeded = true, Choices = ServicesFiled.Choices, Default = ServicesFiled.Both, Hint = new("水道と下水道を一度に申請できます。", "Water and sewer are filed at once.") },
            new FormField("kind", FieldType.Choice, new("工事の種類", "Kind of works")) { IsNeeded = true, Choices = Kinds, Default = file.Point is null ? New : Alter },
            .. place,
            new FormField("size", FieldType.Choice, new("口径", "Meter size")) { IsNeeded = true, Choices = Sizes(file.Office), OnlyIf = WithWater, Default = file.Point is { } point ? $"{point.MeterSize}" : null },
            new FormField("building", FieldType.Text, new("建物の用途", "Use of the building")) { IsNeeded = true, MaxLength = 60 },
            new FormField("contractor", FieldType.Digits, new("指定工事店の指定番号", "Number of the contractor")) { IsNeeded = true, MaxLength = 8 },
            new FormField("startOn", FieldType.Day, new("着工予定日", "Planned beginning")) { IsNeeded = true },
            new FormField("endOn", FieldType.Day, new("完了予定日", "Planned end")) { IsNeeded = true },
            new FormField("remarks", FieldType.Lines, new("備考", "Remarks")) { MaxLength = 500 },
        ]);
        return file.IsNew ? [work, PersonFields.Group(new("申請者(施主)", "Applicant (owner)"), file.Customer?.Number)] : [work];
    }

    /// <summary>The form of a later step.</summary>
    public static IReadOnlyList<FormGroup> Step(string trigger, RequestFile file) => trigger switch
    {
        WorksMachine.SendBack or WorksMachine.Refuse or WorksMachine.Fail or WorksMachine.TakeFeeBack =>
            [new(new("理由", "Reason"), new FormField("reason", FieldType.Lines, new("理由・補正する点", "Reason, what must be put right")) { IsNeeded = true, MaxLength = 500 })],
        WorksMachine.Permit when file.Point is null =>
            [OnDay(file, new("承認・確認日", "Day of the permit")), new(new("新しい水栓", "New supply"), new FormField("route", FieldType.Text, new("検針区", "Reading route")) { IsNeeded = true, MaxLength = 10, Hint = new("水栓番号はこの検針区の次の番号になります。", "The place gets the next number of this route.") })],
        WorksMachine.Permit => [OnDay(file, new("承認・確認日", "Day of the permit"))],
        WorksMachine.Begin => [OnDay(file, new("着工日", "Day of beginning"))],
        WorksMachine.ReportCompletion => [OnDay(file, new("工事が完了した日", "Day of completion"))],
        WorksMachine.Pass => [OnDay(file, new("検査日", "Day of inspection"))],
        WorksMachine.ConstructionWater => ConstructionWater(file),
        WorksMachine.Connect => Connect(file),
        _ => [],
    };

    private static FormGroup OnDay(RequestFile file, Sentence label) =>
        new(label, new FormField("on", FieldType.Day, label) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}" });

    private static IReadOnlyList<FormGroup> ConstructionWater(RequestFile file) =>
    [
        new(new("工事用水", "Construction water"),
            new FormField("on", FieldType.Day, new("開始日", "First day")) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}" },
            new FormField("water", FieldType.Choice, new("用途(水道)", "Use class (water)")) { IsNeeded = true, Choices = UseClasses.Choices(file.Office, Service.Water) }),
    ];

    private static IReadOnlyList<FormGroup> Connect(RequestFile file)
    {
        var services = ServicesFiled.Of(file.Form.Needed("services"));
        List<FormField> fields = [new FormField("on", FieldType.Day, new("通水・接続した日", "Day of connection")) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}" }];
        if (services.Contains(Service.Water))
        {
            fields.Add(new FormField("water", FieldType.Choice, new("用途(水道)", "Use class (water)")) { Choices = UseClasses.Choices(file.Office, Service.Water), Hint = new("選ぶと申請者の使用を同じ日に始めます。空欄なら、後で使用開始届を受け付けます。", "Where chosen, the applicant's use begins on that day; left empty, a start is received later.") });
        }

        if (services.Contains(Service.Sewer))
        {
            fields.Add(new FormField("sewer", FieldType.Choice, new("用途(下水道)", "Use class (sewer)")) { Choices = UseClasses.Choices(file.Office, Service.Sewer), Hint = new("接続した日から下水道使用料がかかります。", "Sewer fees are charged from the day of connection.") });
        }

        fields.Add(new FormField("dwellings", FieldType.Whole, new("戸数", "Dwellings")) { Least = 1, Most = 9_999, Default = "1" });
        return [new(new("通水・接続", "Connection"), [.. fields])];
    }

    private static IReadOnlyList<FieldChoice> Kinds { get; } =
    [
        new(New, new("新設", "new")),
        new(Alter, new("改造・増設", "alteration")),
        new(Resize, new("口径変更", "another meter size")),
    ];

    /// <summary>Sizes that have a joining fee.</summary>
    private static IReadOnlyList<FieldChoice> Sizes(Office office) =>
        [.. office.Book.AllInForce<ProcedureFeeRule>(office.Today, Service.Water).Where(r => r.Procedure == RequestWords.Name(RequestKind.Works)).SelectMany(r => r.BySize.Keys).Distinct().Order().Select(mm => new FieldChoice($"{mm}", new($"{mm} mm", $"{mm} mm")))];
}
