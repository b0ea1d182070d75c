using System.Text;
using Billing.Exchange;
using Billing.Kernel;
using Billing.Testing;
using Billing.Verification;
using Xunit;

namespace Billing.Tests.Verification;

public sealed class FileReplayTests
{
    private static readonly BillingMonth April = BilledTown.First;

    [Theory, EveryDatabase]
    public void Bills_that_agree_and_those_that_only_one_side_has_are_told_apart(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = new BilledTown(test, ReplayBooks.Plain.Load());
        town.Month(1, April, 26, sewer: true);
        town.Month(2, April, 8);
        town.Reverse(town.Month(3, April, 99));

        var listed = new List<FileDifference>();
        var report = Run(test, ReplayBooks.Plain, "001-00001-01,2026-04-30,water,2100,190,26\n001-00001-01,2026-04-30,sewer,1300,,\n001-00003-01,2026-04-30,water,9400,,\n", listed.Add);

        Assert.Equal((3, 3, 2, 2), (report.Lines, report.Events, report.Same, report.Differences));
        Assert.Equal((3400, 3400), (report.FileYen, report.OurYen));
        Assert.Equal((1, 500, "001-00002-01"), (report.OnlyHere.Count, report.OnlyHere.Yen, Assert.Single(report.OnlyHere.Examples).Contract));
        Assert.Equal((1, 9400, 4), (report.OnlyInFile.Count, report.OnlyInFile.Yen, Assert.Single(report.OnlyInFile.Examples).Line));
        Assert.Equal([FileDifferenceKind.OnlyHere, FileDifferenceKind.OnlyInFile], listed.Select(of => of.Kind));
        Assert.Empty(report.Groups);
    }

    [Theory, EveryDatabase]
    public void Differences_are_grouped_by_event_by_what_differs_and_by_size(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = new BilledTown(test, ReplayBooks.Plain.Load());
        town.Month(1, April, 26);
        town.Month(2, April, 26);
        town.Month(3, April, 26);
        town.Stop(4, April, 26);
        town.Month(5, April, 26);
        town.Month(6, April, 26);

        var report = Run(test, ReplayBooks.Plain, """
            001-00001-01,2026-04-30,water,2101,,26
            001-00002-01,2026-04-30,water,2099,,26
            001-00003-01,2026-04-30,water,2100,189,26
            001-00004-01,2026-04-15,water,1050,,26
            001-00005-01,2026-04-30,water,2200,200,27
            001-00006-01,2026-04-30,water,52100,,
            """);

        Assert.Equal((0, 6), (report.Same, report.Differences));
        Assert.Equal(
            [
                (BillEvent.Ordinary, FileDifferenceKind.Yen, (long?)null, 1L, 0L, 50_000L),
                (BillEvent.Stop, FileDifferenceKind.Yen, 10_000, 1, 1_050, 0),
                (BillEvent.Ordinary, FileDifferenceKind.Quantity, 100, 1, 0, 100),
                (BillEvent.Ordinary, FileDifferenceKind.Yen, 1, 2, 1, 1),
                (BillEvent.Ordinary, FileDifferenceKind.Tax, 0, 1, 0, 0),
            ],
            report.Groups.Select(group => (group.Event, group.Kind, group.UpToYen, group.Count, group.OverYen, group.UnderYen)));
        Assert.Equal((52_100L, 2_100L, 7), (report.Largest[0].File!.Yen, report.Largest[0].Ours!.Yen, report.Largest[0].Line));
    }

    [Theory, EveryDatabase]
    public void A_bill_that_the_book_refuses_is_told_with_its_code(string provider)
    {
        using var test = TestDatabase.Create(provider);
        new BilledTown(test, ReplayBooks.Plain.Load()).Month(1, April, 26);

        var report = Run(test, ReplayBooks.Plain with { UseClass = "家事用" }, "001-00001-01,2026-04-30,water,2100,,\n");

        var group = Assert.Single(report.Groups);
        Assert.Equal((FileDifferenceKind.Refused, "tariff.no-rate", 0, 0), (group.Kind, group.Refusal, group.OverCount, group.UnderCount));
        Assert.Contains("家事用", Assert.Single(report.Largest).Refusal!.Said.Ja, StringComparison.Ordinal);
    }

    private static FileReplayReport Run(TestDatabase test, ReplayBooks book, string lines, Action<FileDifference>? each = null)
    {
        var file = OldBillsCsv.Read("old.csv", Encoding.UTF8.GetBytes("contract,period_to,service,yen,tax,m3\n" + lines));
        return FileReplay.Run(test.Database, ReplayBook.Of(book.Load()), file, April, April.Plus(11), each);
    }
}
