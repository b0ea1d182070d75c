using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Billing.Tests.Conventions;

public sealed class DirectionTests
{
    /// <summary>What each project may refer to.</summary>
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Billing"] = [],
        ["Billing.Forms"] = ["Billing"],
        ["Billing.Db"] = ["Billing", "Microsoft.SqlServer.Server"],
        ["Billing.Web"] = ["Billing", "Billing.Forms", "Billing.Db"],
        ["Billing.Cli"] = ["Billing", "Billing.Forms", "Billing.Db"],
        ["Microsoft.SqlServer.Server"] = [],
    };

    /// <summary>What each folder of src/Billing may use, written from the bottom up: a folder uses only folders above its own line.</summary>
    private static readonly (string Folder, string[] Uses)[] Folders =
    [
        ("Kernel", []),
        ("Bulk", []),
        ("Tariffs", ["Kernel"]),
        ("RuleBooks", ["Kernel", "Tariffs"]),
        ("Places", ["Kernel", "RuleBooks"]),
        ("Privacy", ["Kernel", "Places"]),
        ("Contacts", ["Kernel", "Places"]),
        ("Metering", ["Kernel", "Tariffs", "RuleBooks", "Places"]),
        ("Charges", ["Kernel", "Tariffs", "RuleBooks", "Places", "Metering"]),
        ("Bills", ["Kernel", "Tariffs", "RuleBooks", "Places", "Metering", "Charges"]),
        ("Ledger", ["Kernel", "RuleBooks", "Charges", "Bills"]),
        ("Collection", ["Kernel", "RuleBooks", "Places", "Bills", "Ledger"]),
        ("Exchange", ["Kernel", "Places", "Metering", "Ledger", "Collection"]),
        ("Channels", ["Kernel", "RuleBooks", "Places", "Bills", "Ledger", "Collection", "Exchange"]),
        ("Nights", ["Kernel", "Bulk", "Tariffs", "RuleBooks", "Places", "Metering", "Charges", "Bills", "Ledger", "Collection"]),
        ("Operations", ["Kernel", "Nights"]),
        ("LateCharges", ["Kernel", "RuleBooks", "Charges", "Bills", "Ledger", "Collection", "Nights"]),
        ("Concession", ["Kernel", "RuleBooks", "Charges", "Bills", "Ledger"]),
        ("Reports", ["Kernel", "Tariffs", "RuleBooks", "Metering", "Charges", "Bills", "Ledger", "Collection"]),
        ("Machines", ["Kernel"]),
        ("FieldWork", ["Kernel", "RuleBooks", "Places", "Metering"]),
        ("Delinquency", ["Kernel", "RuleBooks", "Places", "Contacts", "Charges", "Bills", "Ledger", "Collection", "Nights", "Machines", "FieldWork"]),
        ("Debits", ["Kernel", "RuleBooks", "Places", "Bills", "Ledger", "Collection", "Exchange", "Delinquency"]),
        ("Requests", ["Kernel", "Tariffs", "RuleBooks", "Places", "Contacts", "Metering", "Charges", "Bills", "Ledger", "Collection", "Nights", "Machines", "FieldWork"]),
        ("Residents", ["Kernel", "Tariffs", "RuleBooks", "Places", "Contacts", "Metering", "Charges", "Bills", "Ledger", "Collection", "Machines", "FieldWork", "Requests"]),
        ("Verification", ["Kernel", "Tariffs", "RuleBooks", "Places", "Metering", "Charges", "Bills", "Ledger", "Collection", "Exchange", "Channels", "Nights", "LateCharges", "Concession", "Machines", "Delinquency"]),
        ("Revision", ["Kernel", "Tariffs", "RuleBooks", "Metering", "Exchange", "Charges", "Bills", "Reports", "Verification"]),
        ("Plans", ["Kernel", "Tariffs", "Reports", "Revision"]),
    ];

    /// <summary>Folders that work without a database.</summary>
    private static readonly string[] Pure = ["Kernel", "Tariffs", "RuleBooks", "Charges", "Exchange"];

    [Fact]
    public void A_project_refers_only_to_those_below_it()
    {
        foreach (var (project, file) in Directory.EnumerateFiles(CaseFiles.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(CaseFiles.PathOf("db"), "*.csproj", SearchOption.AllDirectories))
            .Select(file => (Path.GetFileNameWithoutExtension(file), file)))
        {
            var references = XDocument.Load(file).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
            Assert.True(Projects.TryGetValue(project, out var allowed), $"{project} has no line in the table of directions.");
            Assert.True(references.Except(allowed!).FirstOrDefault() is null, $"{project} refers to {string.Join(", ", references.Except(allowed!))}.");
        }
    }

    [Fact]
    public void The_core_has_neither_provider_nor_web_nor_printer()
    {
        var packages = XDocument.Load(CaseFiles.PathOf("src", "Billing", "Billing.csproj")).Descendants()
            .Where(e => e.Name == "PackageReference" || e.Name == "FrameworkReference").Select(e => e.Attribute("Include")!.Value);

        Assert.Empty(packages.Except(["NodaTime", "Microsoft.EntityFrameworkCore.Relational", "CsvHelper"]));
    }

    [Fact]
    public void A_folder_of_the_core_uses_only_those_above_it_in_the_table()
    {
        var allowed = Folders.ToDictionary(line => line.Folder, line => line.Uses);
        foreach (var (folder, uses) in Folders)
        {
            Assert.All(uses, used => Assert.True(Array.FindIndex(Folders, f => f.Folder == used) < Array.FindIndex(Folders, f => f.Folder == folder), $"{folder} → {used} runs upwards."));
        }

        foreach (var file in SourceFile.Under("src/Billing", ".cs").Where(f => f.Path.Split('/').Length > 3))
        {
            var folder = file.Path.Split('/')[2];
            Assert.True(allowed.TryGetValue(folder, out var uses), $"src/Billing/{folder} has no line in the table of directions.");
            foreach (var (number, text) in file.Code)
            {
                var used = Regex.Matches(text, @"\bBilling\.([A-Z]\w+)").Select(m => m.Groups[1].Value).Where(allowed.ContainsKey).Except([folder, .. uses!]);
                Assert.True(!used.Any(), $"{file.Path}:{number}: {folder} must not use {string.Join(", ", used)}.");
            }
        }
    }

    [Fact]
    public void Tariffs_and_rules_know_of_no_database()
        => SourceFile.AssertNone(SourceFile.Find(Pure.SelectMany(folder => SourceFile.Under($"src/Billing/{folder}", ".cs")), @"EntityFrameworkCore|BillingDbContext|IBillingDatabase|System\.Data\b"));
}
