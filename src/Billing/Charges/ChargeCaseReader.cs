using System.Text.Json;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Charges;

/// <summary>Reads a file of cases. Pure: text in, cases out.</summary>
public static class ChargeCaseReader
{
    public const string Format = "water-rule-cases/1";

    /// <summary>First day of use where a case states none: long before every rule.</summary>
    private static readonly LocalDate LongBefore = new(1950, 1, 1);

    private static readonly Dictionary<string, Service> Services = new() { ["water"] = Service.Water, ["sewer"] = Service.Sewer };
    private static readonly Dictionary<string, FactKind> FactKinds = Words<FactKind>();
    private static readonly Dictionary<string, UsageBasis> Bases = Words<UsageBasis>();
    private static readonly Dictionary<string, ChargeLineKind> LineKinds = Words<ChargeLineKind>();

    /// <summary>Reads one file.</summary>
    /// <exception cref="ChargeCaseFileException">Every fault with file, JSON path and what would be right.</exception>
    public static ChargeCaseFile Parse(string json, string fileName)
    {
        var faults = new List<FileFault>();
        var file = CheckedJson.Parse(json, fileName, faults) is { } root && root.IsFormat(Format) ? Read(root) : null;
        return faults.Count == 0 && file is not null ? file : throw new ChargeCaseFileException(faults);
    }

    internal static string WordOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static ChargeCaseFile Read(CheckedJson root)
    {
        var book = root.Text("rulebook", required: false) ?? ".";
        var title = root.Text("title") ?? "";
        var citations = root.Remarks("citations") ?? [];
        if (citations.Count == 0 || citations.Any(string.IsNullOrWhiteSpace))
        {
            root.Fault("citations", "出典を少なくとも一つ書いてください。", "must name at least one source");
        }

        var cases = new List<ChargeCase>();
        foreach (var node in root.Children("cases", atLeast: 1))
        {
            var read = Case(node);
            if (cases.Exists(other => other.Id == read.Id))
            {
                node.Fault("id", $"\"{read.Id}\" が2回あります。", $"is \"{read.Id}\", which another case already has");
            }

            cases.Add(read);
        }

        root.RefuseUnknown();
        return new ChargeCaseFile(book, title, citations, cases);
    }

    private static ChargeCase Case(CheckedJson node)
    {
        var read = new ChargeCase(
            node.Text("id") ?? "",
            node.Text("what") ?? "",
            node.Text("source", required: false),
            node.Child("supply") is { } supply ? ReadSupply(supply) : NoSupply(),
            node.Child("expect") is { } expect ? Expected(expect) : new ExpectedCharge());
        node.RefuseUnknown();
        return read;
    }

    private static Supply NoSupply() => new() { Service = default, UseClass = "", Usage = [], From = default, To = default, Months = 1, Month = default, UserSince = default };

    private static Supply ReadSupply(CheckedJson node)
    {
        var to = node.Date("to");
        var supply = new Supply
        {
            Service = node.Word("service", Services) ?? default,
            UseClass = node.Text("useClass") ?? "",
            MeterSize = node.Whole("meterSize", 1, 3_000, required: false),
            Usage = Usage(node),
            From = node.Date("from") ?? default,
            To = to ?? default,
            Months = node.Whole("months", 1, 24) ?? 1,
            Month = node.Month("month", required: false) ?? BillingMonth.Of(to ?? default),
            UserSince = node.Date("userSince", required: false) ?? LongBefore,
            Stops = node.Flag("stops", required: false) ?? false,
            Dwellings = node.Whole("dwellings", 1, 100_000, required: false) ?? 1,
            Facts = [.. node.Children("facts", required: false).Select(Fact)],
            Past = [.. node.Children("past", required: false).Select(Past)],
            Earlier = [.. node.Children("earlier", required: false).Select(Earlier)],
            Overestimated = node.Whole("overestimated", 1, 100_000_000, required: false) is { } over ? [new RegisterUsage(null, new CubicMetres(over))] : [],
        };
        node.RefuseUnknown();
        if (supply.To < supply.From)
        {
            node.Fault("to", "from より前です。", "is before from");
        }

        if (supply.UserSince > supply.From)
        {
            node.Fault("userSince", "from より後です。期間は使用開始の日から始まります。", "is after from; a period begins no earlier than use");
        }

        return supply;
    }

    /// <summary>One quantity, or one for each register.</summary>
    private static List<RegisterUsage> Usage(CheckedJson node)
    {
        var registers = node.WholesByName("registers", 0, 100_000_000);
        var m3 = node.Whole("m3", 0, 100_000_000, required: false);
        if (m3 is null == registers is null)
        {
            node.Fault("m3", "m3 か registers のどちらか一方が必要です。", "or registers is needed, and not both");
        }

        return registers is null
            ? [new RegisterUsage(null, new CubicMetres(m3 ?? 0))]
            : [.. registers.Select(register => new RegisterUsage(register.Name, new CubicMetres(register.Number)))];
    }

    private static SupplyFact Fact(CheckedJson node)
    {
        var fact = new SupplyFact
        {
            Kind = node.Word("kind", FactKinds) ?? default,
            Service = node.Word("service", Services, required: false),
            From = node.Date("from") ?? default,
            To = node.Date("to", required: false),
            Number = node.Number("number", 0m, 100_000_000m, 4, required: false),
            Word = node.Text("word", required: false),
            Marks = node.Remarks("marks") is { } marks ? string.Join(',', marks) : null,
            Source = "case",
        };
        node.RefuseUnknown();
        return fact;
    }

    private static PastUsage Past(CheckedJson node)
    {
        var past = new PastUsage(
            node.Date("to") ?? default,
            node.Whole("months", 1, 24) ?? 1,
            node.Whole("m3", 0, 100_000_000) ?? 0,
            node.Word("basis", Bases, required: false) ?? UsageBasis.Metered);
        node.RefuseUnknown();
        return past;
    }

    private static EarlierCharge Earlier(CheckedJson node)
    {
        var charge = new EarlierCharge(
            node.Date("from") ?? default,
            node.Whole("months", 1, 24) ?? 1,
            Usage(node),
            new Money(node.WholeLong("yen", 0, 999_999_999_999) ?? 0),
            new Money(node.WholeLong("tax", 0, 999_999_999_999) ?? 0),
            node.Flag("provisional", required: false) ?? false);
        node.RefuseUnknown();
        return charge;
    }

    private static ExpectedCharge Expected(CheckedJson node)
    {
        var expected = new ExpectedCharge
        {
            Yen = node.WholeLong("yen", -999_999_999_999, 999_999_999_999, required: false),
            Tax = node.WholeLong("tax", -999_999_999_999, 999_999_999_999, required: false),
            CubicMetres = node.Whole("m3", 0, 100_000_000, required: false),
            BeforeTax = node.Number("beforeTax", 0m, 999_999_999_999m, 10, required: false),
            Tariff = node.Text("tariff", required: false),
            Lines = node.Has("lines") ? [.. node.Children("lines", atLeast: 1).Select(Line)] : null,
            Refused = node.Text("refused", required: false),
        };
        node.RefuseUnknown();
        var isCharge = expected is not { Yen: null, Tax: null, CubicMetres: null, BeforeTax: null, Tariff: null, Lines: null };
        if (isCharge == (expected.Refused is not null))
        {
            node.Fault("yen・tax・m3・beforeTax・tariff・lines のいずれか、または refused のみが必要です。", "needs yen, tax, m3, beforeTax, tariff or lines, or else only refused");
        }

        return expected;
    }

    private static (ChargeLineKind Kind, long Yen) Line(CheckedJson node)
    {
        var line = (node.Word("kind", LineKinds) ?? default, node.WholeLong("yen", -999_999_999_999, 999_999_999_999) ?? 0);
        node.RefuseUnknown();
        return line;
    }

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(WordOf);
}
