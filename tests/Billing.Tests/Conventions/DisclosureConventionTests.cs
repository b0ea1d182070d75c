using System.Text.RegularExpressions;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Tests.Conventions;

/// <summary>No address and no telephone leaves but through the gate (<see cref="Billing.Places.Disclosure"/>).</summary>
public sealed class DisclosureConventionTests
{
    /// <summary>Files of the core that may read an address or a telephone: the gate, what the search and the look for the same person compare, the model, and the act that keeps what stood there before it.</summary>
    private static readonly string[] Allowed = ["src/Billing/Places/Disclosure.cs", "src/Billing/Places/SearchFields.cs", "src/Billing/Places/SamePerson.cs", "src/Billing/BillingModel.cs", "src/Billing/Requests/Consequences/ForwardLetters.cs"];

    /// <summary>Addresses that are no person's: entity and property, with the reason.</summary>
    private static readonly string[] Public = [];

    [Fact]
    public void No_page_form_or_program_can_read_an_address_or_telephone_of_an_entity()
    {
        using var test = TestDatabase.Create("sqlite");
        using var db = test.NewContext();
        var secret = db.Model.GetEntityTypes()
            .Where(e => e.ClrType.Assembly == typeof(BillingDbContext).Assembly)
            .SelectMany(e => e.GetProperties())
            .Where(p => p.ClrType == typeof(string) && Regex.IsMatch(p.Name, "Address|Phone|Telephone|^Town$") && !Public.Contains($"{p.DeclaringType.ClrType.Name}.{p.Name}"))
            .ToList();

        Assert.Contains(secret, p => p.Name == "MailingAddress");
        SourceFile.AssertNone(secret
            .Where(p => p.PropertyInfo?.GetMethod?.IsPublic != false)
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name} has a public getter: write {{ internal get; set; }}, name it in BillingModel, and let Disclosure tell it."));
    }

    [Fact]
    public void The_core_reads_addresses_and_telephones_in_the_gate_alone()
        => SourceFile.AssertNone(SourceFile.Find(
            SourceFile.Under("src/Billing", ".cs").Where(file => file.Path.StartsWith("src/Billing/", StringComparison.Ordinal) && !Allowed.Contains(file.Path)),
            @"\.(Phone|MailingAddress)\b(?!\s*=[^=]|\()|(?i:point|place|\bp|r\.p)\.(Address|Town)\b(?!\s*=[^=])"));

    [Fact]
    public void Only_the_tests_see_into_the_core()
    {
        var friends = SourceFile.Under("src/Billing", ".csproj").SelectMany(file => file.Lines).Where(line => line.Contains("InternalsVisibleTo", StringComparison.Ordinal) && line.Contains("Include", StringComparison.Ordinal));
        Assert.Equal(["<InternalsVisibleTo Include=\"Billing.Tests\" />", "<InternalsVisibleTo Include=\"Billing.Benchmarks\" />"], friends.Select(line => line.Trim()));
    }

    [Fact]
    public void No_page_form_or_program_reaches_an_address_by_its_name_as_text()
        => SourceFile.AssertNone(SourceFile.Find(
            SourceFile.Under("src", ".cs", ".cshtml", ".razor").Where(file => !file.Path.StartsWith("src/Billing/", StringComparison.Ordinal)),
            """(EF\.Property<|GetProperty\(|nameof\((Customer|ServicePoint)\.)[^)]*\b(Address|Phone|MailingAddress|Town)\b|\bInternalsVisibleTo\b"""));
}
