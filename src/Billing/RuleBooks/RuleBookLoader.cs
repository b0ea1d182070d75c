using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.RuleBooks;

/// <summary>Reads a rule book: <c>rulebook.json</c> (format <c>water-rulebook/1</c>), its tariff files and its statutory values. Pure: the caller reads the texts.</summary>
public static class RuleBookLoader
{
    public const string Format = "water-rulebook/1";

    /// <summary>Name of the file inside a rule book's folder.</summary>
    public const string FileName = "rulebook.json";

    /// <summary>Every kind of rule that the engine knows, as the data names it.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. RuleKinds.Names];

    private static readonly Dictionary<string, Service> Services = new() { ["water"] = Service.Water, ["sewer"] = Service.Sewer };

    /// <summary>Reads the book in the folder <paramref name="rootPath"/>.</summary>
    /// <param name="rootPath">Folder of the book; paths inside it are relative to it and may lead into another utility's folder.</param>
    /// <param name="readText">Gives the text at a path made of <paramref name="rootPath"/> and <c>/</c>.</param>
    /// <exception cref="RuleBookFileException">Every fault of every file, with JSON path and what would be right.</exception>
    public static RuleBook Load(string rootPath, Func<string, string> readText)
    {
        var faults = new List<FileFault>();
        var files = new Reader(rootPath, readText);
        var text = files.Read(FileName);
        var book = CheckedJson.Parse(text, files.PathOf(FileName), faults) is { } root && root.IsFormat(Format) ? Read(root, files, faults) : null;
        return faults.Count == 0 && book is not null ? book : throw new RuleBookFileException(faults);
    }

    /// <summary>Reads a frozen book again, from nothing but its own files.</summary>
    public static RuleBook Load(RuleBookFiles files) => Load(".", path => files.Texts[path]);

    private static RuleBook Read(CheckedJson root, Reader files, List<FileFault> faults)
    {
        root.Ignore("$schema");
        var id = root.Text("id") ?? "";
        var utility = Utility(root.Child("utility"));
        root.Remark("note");
        var tax = root.Text("consumptionTax") is { } taxFile && files.Try(root, "consumptionTax", taxFile) is { } law
            ? ConsumptionTaxLoader.Read(law, files.PathOf(taxFile), faults)
            : [];
        var delay = root.Text("delayRates", required: false) is { } delayFile && files.Try(root, "delayRates", delayFile) is { } rates
            ? DelayRatesLoader.Read(rates, files.PathOf(delayFile), faults)
            : DelayRates.None;
        var appliesFrom = new Dictionary<string, AppliesFrom>(StringComparer.Ordinal);
        var tariffs = root.Children("tariffs", atLeast: 1).Select(entry => ReadTariff(entry, files, appliesFrom, faults)).OfType<Tariff>().ToList();
        var rules = root.Children("rules").Select(node => (Node: node, Rule: ReadRule(node))).Where(read => read.Rule is not null).Select(read => (read.Node, Rule: read.Rule!)).ToList();
        root.RefuseUnknown();
        if (faults.Count == 0)
        {
            RuleBookDates.Check(root, tariffs, rules);
            RuleBookReferences.Check(tariffs, rules);
            RuleBookReferences.CheckRates(delay, rules);
        }

        return new RuleBook(id, utility, tariffs, appliesFrom, [.. rules.Select(read => read.Rule)], tax, files.Kept()) { DelayRates = delay };
    }

    private static Sentence Utility(CheckedJson? node)
    {
        var name = new Sentence(node?.Text("ja") ?? "", node?.Text("en") ?? "");
        node?.RefuseUnknown();
        return name;
    }

    private static Tariff? ReadTariff(CheckedJson entry, Reader files, Dictionary<string, AppliesFrom> appliesFrom, List<FileFault> faults)
    {
        var service = entry.Word("service", Services);
        var file = entry.Text("file");
        var adopted = entry.Date("from", required: false);
        var transition = AppliesFrom.Read(entry);
        entry.RefuseUnknown();
        if (file is null || files.Try(entry, "file", file) is not { } text)
        {
            return null;
        }

        try
        {
            var tariff = TariffLoader.Parse(text, files.PathOf(file));
            if (service is not null && tariff.Service != service)
            {
                entry.Fault("service", $"{file} は別の事業の料金表です。", $"does not agree with {file}, which is a table of the other service");
            }

            if (transition is not null)
            {
                appliesFrom[tariff.Id] = transition;
            }

            transition?.Check(entry, adopted ?? tariff.EffectiveFrom);

            // A utility that takes another's table does so from its own day, and the other's transition is not its own.
            return adopted is { } day ? tariff with { EffectiveFrom = day, AppliesFromBillMonth = null } : tariff;
        }
        catch (TariffFileException e)
        {
            faults.AddRange(e.Faults);
            return null;
        }
    }

    private static Rule? ReadRule(CheckedJson node)
    {
        var id = node.Text("id");
        var from = node.Date("from");
        var to = node.Date("to", required: false);
        var service = node.Word("service", Services, required: false);
        var appliesFrom = AppliesFrom.Read(node);
        var citation = node.Text("citation");
        node.Remark("note");
        if (to < from)
        {
            node.Fault("to", "from より前です。", "is before from");
        }

        if (from is { } first)
        {
            appliesFrom?.Check(node, first);
        }

        return RuleKinds.Read(node, new RuleHead(id ?? "", from ?? default, to, service, appliesFrom, citation ?? ""));
    }

    /// <summary>Reads files named relative to the book and keeps what it read.</summary>
    private sealed class Reader(string rootPath, Func<string, string> readText)
    {
        private readonly SortedDictionary<string, string> _kept = new(StringComparer.Ordinal);

        public string PathOf(string relative) => Join(rootPath, relative);

        public string Read(string relative) => _kept[Join(".", relative)] = readText(PathOf(relative));

        public string? Try(CheckedJson node, string name, string relative)
        {
            try
            {
                return Read(relative);
            }
            catch (Exception e) when (e is IOException or KeyNotFoundException or UnauthorizedAccessException)
            {
                var path = PathOf(relative);
                node.Fault(name, $"{path} を読めません。このファイルからの相対パスでなければなりません。", $"cannot read {path}; it must be a path relative to this file");
                return null;
            }
        }

        public RuleBookFiles Kept() => new(_kept);
    }

    /// <summary>Joins with <c>/</c> and resolves <c>..</c>, so that the same file has one name however it is reached.</summary>
    private static string Join(string root, string relative)
    {
        var parts = new List<string>(root.Replace('\\', '/').Split('/'));
        foreach (var part in relative.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] is not (".." or "." or ""))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
