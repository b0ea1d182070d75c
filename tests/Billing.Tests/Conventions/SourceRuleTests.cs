using System.Text.RegularExpressions;
using Xunit;

namespace Billing.Tests.Conventions;

public sealed class SourceRuleTests
{
    private const int MostLines = 350;

    private static IEnumerable<SourceFile> Product => SourceFile.Under("src", ".cs", ".cshtml", ".razor").Concat(SourceFile.Under("db", ".cs"));

    [Fact]
    public void The_core_touches_no_file_no_network_and_no_environment()
        => SourceFile.AssertNone(SourceFile.Find(
            SourceFile.Under("src/Billing", ".cs"),
            @"(?<![.\w])(File|Directory|Process|Console)\.\w+\(|\bnew (FileStream|FileInfo|DirectoryInfo|HttpClient|TcpClient|Socket)\b|System\.Net\b|Environment\.(GetEnvironmentVariable|CurrentDirectory|GetFolderPath|Exit)|\bIConfiguration\b"));

    [Fact]
    public void A_database_shows_only_in_its_own_folder()
    {
        var elsewhere = Product.Where(file => !Regex.IsMatch(file.Path, "^db/Billing.Db/(Sqlite|PostgreSql|SqlServer)/|^db/Microsoft.SqlServer.Server/|^src/Billing.Web/Scheduling/SchedulerSetup.cs$")); // Quartz has a store per database

        SourceFile.AssertNone(SourceFile.Find(elsewhere, @"\b(Npgsql|Microsoft\.Data\.Sql|Sqlite(Connection|Command|Exception)|Sql(Connection|Command|BulkCopy|Exception)|Use(Sqlite|Npgsql|SqlServer)\()"));
        SourceFile.AssertNone(SourceFile.Find(elsewhere.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)), @"\b(FromSql|ExecuteSql|SqlQuery)\w*\(|\bPRAGMA\b|ILike\("));
    }

    [Fact]
    public void What_is_fixed_is_never_updated_or_deleted()
        => SourceFile.AssertNone(SourceFile.Find(Product, @"\b(Bills|BillParts|Claims|Transfers|CreditUses|AllocationRecords|LateChargeEntries|RefundEntries|ConcessionItems|ConcessionSettlements|Set<(Bill|BillPart|Claim|Transfer|CreditUse)>\(\))\b.*\.(ExecuteUpdate|ExecuteDelete|Remove|RemoveRange|Update)(Async)?\("));

    [Fact]
    public void What_was_seen_and_who_was_protected_is_never_updated_or_deleted()
        => SourceFile.AssertNone(SourceFile.Find(Product, @"\b(AccessEntries|AuditLinks|ProtectionMeasures|Set<(AccessEntry|ProtectionMeasure)>\(\))\b.*\.(ExecuteUpdate|ExecuteDelete|Remove|RemoveRange|Update)(Async)?\("));

    [Theory]
    [InlineData("小松島|大竹|浜松|長野|小諸|由仁|南房総|利府")]
    [InlineData("(?i)komatsushima|otake\\b|hamamatsu|nagano\\b|komoro|yuni\\b|minamiboso|rifu\\b")]
    public void No_city_stands_in_code(string names) => SourceFile.AssertNone(SourceFile.Find(SourceFile.Under("src", ".cs", ".cshtml", ".razor"), names));

    /// <summary>BIZ UDPGothic 1.05, the font of the forms, has the glyphs of U+2264 and U+2265 the wrong way round; those of ≦ and ≧ are right.</summary>
    [Fact]
    public void No_word_holds_a_sign_that_the_font_of_the_forms_draws_the_wrong_way_round()
        => SourceFile.AssertNone(SourceFile.Find(SourceFile.Under("src", ".cs", ".cshtml", ".razor", ".resx"), "[\u2264\u2265]"));

    [Fact]
    public void A_file_is_a_room_not_a_hall()
        => SourceFile.AssertNone(Product.Where(file => file.Lines.Count > MostLines).Select(file => $"{file.Path}: {file.Lines.Count} lines, more than {MostLines}"));

    [Fact]
    public void A_file_has_the_name_of_a_type_in_it()
        => SourceFile.AssertNone(SourceFile.Under("src", ".cs").Concat(SourceFile.Under("db", ".cs"))
            .Where(file => file.Name is not "Program" && !file.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal) && !file.Path.StartsWith("db/Microsoft.", StringComparison.Ordinal))
            .Where(file => !file.Code.Any(line => Regex.IsMatch(line.Text, $@"\b(class|struct|record|interface|enum)\s+{file.Name}\b")))
            .Select(file => file.Path));

    [Fact]
    public void A_tests_name_is_a_sentence()
    {
        var methods =
            from file in SourceFile.Under("tests", ".cs")
            from index in Enumerable.Range(1, Math.Max(0, file.Lines.Count - 1))
            let name = Regex.Match(file.Lines[index], @"^    public (?:static )?(?:async )?(?:void|Task|ValueTask) (\w+)\(")
            where name.Success && Regex.IsMatch(string.Join('\n', file.Lines.Take(index).Reverse().TakeWhile(l => Regex.IsMatch(l, @"^    [\[/]"))), @"\[(Fact|Theory|EveryDatabase)\b")
            select (file.Path, Name: name.Groups[1].Value);

        Assert.True(methods.Count() > 50, "The search finds the tests.");
        SourceFile.AssertNone(methods.Where(m => m.Name.Count(c => c == '_') < 2).Select(m => $"{m.Path}: {m.Name}"));
    }
}
