using System.Text.RegularExpressions;
using System.Xml.Linq;
using Billing.Db;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>The resource files of the screens.</summary>
public sealed partial class WordsTests
{
    private static readonly string Source = Path.Combine(BillingConfiguration.Home, "src", "Billing.Web");

    /// <summary>Keys of the words that there are.</summary>
    internal static IReadOnlyCollection<string> Known => Words("SharedResource.resx").Keys;

    [Fact]
    public void Both_languages_have_the_same_keys_and_no_empty_word()
    {
        var (ja, en) = (Words("SharedResource.resx"), Words("SharedResource.en.resx"));
        Assert.Equal(ja.Keys.Order(StringComparer.Ordinal), en.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(ja.Concat(en), w => string.IsNullOrWhiteSpace(w.Value));
        Assert.All(ja, w => Assert.Equal(Placeholder().Count(w.Value), Placeholder().Count(en[w.Key])));
    }

    [Fact]
    public void Every_word_that_a_page_asks_for_is_there()
    {
        var asked = Directory.EnumerateFiles(Path.Combine(Source, "Pages"), "*.cs*", SearchOption.AllDirectories)
            .SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .ToHashSet();
        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(Known));
    }

    private static Dictionary<string, string> Words(string file) => XDocument.Load(Path.Combine(Source, "Languages", file)).Root!
        .Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:\bL|\bscreen)\[""([A-Za-z]+\.[A-Za-z]+)""")]
    private static partial Regex Asked();
}
