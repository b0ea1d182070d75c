using System.Net;
using Billing.Kernel;
using Billing.Reports;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class ReportPagesTests(EveryPageTests.OneCounter counter) : IClassFixture<EveryPageTests.OneCounter>
{
    private const string Period = "From=2026-04-01&To=2026-11-30";

    [Fact]
    public async Task Each_report_of_the_list_opens_with_its_table_and_the_same_as_files()
    {
        var session = await Session.SignedIn(counter.Factory, Roles.Finance);
        var links = (await session.Page("/Reports")).QuerySelectorAll("table a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(ReportList.All.Select(kind => $"/Reports/Show/{kind.Name}"), links);
        foreach (var link in links)
        {
            var page = await session.Page($"{link}?{Period}");
            var rows = page.QuerySelectorAll("#report-table tbody tr");
            var csv = await session.Client.GetAsync($"{link}?handler=Csv&{Period}", TestContext.Current.CancellationToken);
            var xlsx = await session.Client.GetByteArrayAsync($"{link}?handler=Xlsx&{Period}", TestContext.Current.CancellationToken);
            Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
            Assert.EndsWith(".csv", csv.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
            Assert.Equal(rows.Length + 1, (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split('\n').Length);
            Assert.Equal((byte)'P', xlsx[0]);
        }
    }

    [Fact]
    public async Task A_period_that_cannot_be_is_refused_in_words_and_a_report_that_is_none_is_not_found()
    {
        var session = await Session.SignedIn(counter.Factory, Roles.Auditor);
        var page = await session.Page("/Reports/Show/receipts?From=2026-11-30&To=2026-11-01");
        Assert.Contains("2026-11-30", page.QuerySelector(".says.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#report-table"));
        await session.Page("/Reports/Show/nothing", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_finance_collection_and_the_auditor_see_reports()
    {
        foreach (var role in Roles.All)
        {
            var session = await Session.SignedIn(counter.Factory, role);
            var answer = await session.Client.GetAsync("/Reports/Show/receipts?handler=Csv", TestContext.Current.CancellationToken);
            Assert.Equal(role is Roles.Finance or Roles.Collection or Roles.Auditor, answer.Content.Headers.ContentType?.MediaType == "text/csv");
        }
    }
}
