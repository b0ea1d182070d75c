using System.Text.Json;
using Billing.Db.Accounts;
using Billing.Kernel;

namespace Billing.Web.Accounts;

/// <summary>Who may do what: <c>rights.json</c>, as the settings under <c>Rights</c> change it.</summary>
public sealed class Rights
{
    /// <summary>Yen that staff of a company may pay out by themselves. Our choice.</summary>
    public const int DefaultRefundLimit = 50_000;

    private static readonly JsonSerializerOptions Shape = new() { PropertyNameCaseInsensitive = true };

    private Rights(IReadOnlyList<Right> all, Money refundLimit) => (All, RefundLimit) = (all, refundLimit);

    /// <summary>Every right, in the order in which the table shows them.</summary>
    public IReadOnlyList<Right> All { get; }

    /// <summary>Above this a refund needs <see cref="Policies.RefundAboveLimit"/>.</summary>
    public Money RefundLimit { get; }

    /// <summary>What a person has by roles and affiliation.</summary>
    public IEnumerable<string> Of(IReadOnlyCollection<string> roles, Affiliation affiliation) =>
        All.Where(right => (right.Company || affiliation == Affiliation.City) && right.Roles.Any(roles.Contains)).Select(right => right.Name);

    /// <exception cref="BusinessRuleException"><c>rights</c>: the settings name a right or a role that there is not.</exception>
    public static Rights Load(IConfiguration settings)
    {
        using var file = typeof(Rights).Assembly.GetManifestResourceStream("rights.json")!;
        var table = JsonSerializer.Deserialize<RightsFile>(file, Shape)!.Rights;
        var changes = settings.GetSection("Rights:Changes").Get<Dictionary<string, RightChange>>() ?? [];
        CheckNames(table, changes);
        return new Rights(
            [.. table.Select(right => changes.TryGetValue(right.Name, out var change) ? right with { Roles = change.Roles ?? right.Roles, Company = change.Company ?? right.Company } : right)],
            new Money(settings.GetValue("Rights:CompanyRefundLimit", DefaultRefundLimit)));
    }

    private static void CheckNames(IReadOnlyList<Right> table, Dictionary<string, RightChange> changes)
    {
        var unknown = changes.Keys.Where(name => table.All(right => right.Name != name))
            .Concat(changes.Values.SelectMany(change => change.Roles ?? []).Where(role => !Roles.All.Contains(role))).ToList();
        if (unknown.Count > 0)
        {
            var names = string.Join(", ", unknown);
            throw new BusinessRuleException(
                "rights",
                $"設定 Rights:Changes に知らない権限・役割があります: {names}。権限: {string.Join(", ", table.Select(r => r.Name))}。役割: {string.Join(", ", Roles.All)}。",
                $"The setting Rights:Changes names what there is not: {names}. Rights: {string.Join(", ", table.Select(r => r.Name))}. Roles: {string.Join(", ", Roles.All)}.");
        }
    }

    private sealed record RightsFile(IReadOnlyList<Right> Rights);

    private sealed record RightChange
    {
        public string[]? Roles { get; init; }

        public bool? Company { get; init; }
    }
}

/// <summary>One row of the table.</summary>
/// <param name="Name">As <see cref="Policies"/> names it.</param>
/// <param name="Company">Whether staff of the company (委託先) may have it.</param>
/// <param name="Roles">Whose right it is.</param>
/// <param name="Ja">What it allows, in Japanese.</param>
/// <param name="En">The same in English.</param>
public sealed record Right([property: System.Text.Json.Serialization.JsonPropertyName("right")] string Name, bool Company, IReadOnlyList<string> Roles, string Ja, string En)
{
    /// <summary>What it allows.</summary>
    public Sentence Said => new(Ja, En);
}
