using Billing.Kernel;
using Billing.Web.Navigation;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>The rail beside every page.</summary>
public sealed class MenuTests(EveryPageTests.OneCounter counter) : IClassFixture<EveryPageTests.OneCounter>
{
    [Fact]
    public async Task Everybody_sees_exactly_the_entries_that_they_may_open()
    {
        foreach (var role in Roles.All)
        {
            var session = await Session.SignedIn(counter.Factory, role);
            var shown = (await session.Page("/Account/Denied")).QuerySelectorAll(".rail a").Select(a => a.GetAttribute("href")!).ToList();
            foreach (var entry in Menu.All.SelectMany(g => g.Entries))
            {
                var answer = await session.Client.GetAsync(entry.Path, TestContext.Current.CancellationToken);
                var opens = answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.AbsolutePath == entry.Path;
                Assert.True(opens == shown.Contains(entry.Path), $"{role} {entry.Path}: {answer.StatusCode}, shown: {string.Join(' ', shown)}");
            }
        }
    }

    [Fact]
    public async Task The_way_in_by_which_a_page_was_reached_is_marked_as_the_current_one()
    {
        var session = await Session.SignedIn(counter.Factory, Roles.BillingOperator);
        foreach (var (path, current) in ((string, string?)[])[("/", "/"), ("/Nights/Show/2026-11-12", "/Nights"), ("/Nights/Held", "/Nights/Held"), ("/Readings/Import", "/Readings/KeyIn"), ("/Residents/Show/012-00001-02", null)])
        {
            Assert.Equal(current, (await session.Page(path)).QuerySelector(".rail [aria-current=page]")?.GetAttribute("href"));
        }
    }

    [Fact]
    public void No_two_entries_share_a_letter_and_every_entry_has_its_word()
    {
        var entries = Menu.All.SelectMany(g => g.Entries).ToList();
        Assert.Equal(entries.Count, entries.Select(e => e.Key).Distinct().Count());
        Assert.Empty(Menu.All.Select(g => g.Word).Concat(entries.Select(e => e.Word)).Except(WordsTests.Known));
    }
}
