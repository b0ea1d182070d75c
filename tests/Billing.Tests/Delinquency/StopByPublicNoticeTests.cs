using Billing.Delinquency;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Tests.Delinquency;

/// <summary>What the check of the books says on a stop whose notice was served by public notice.</summary>
public sealed class StopByPublicNoticeTests
{
    [Fact]
    public async Task Serving_a_stop_by_public_notice_is_no_second_order_but_the_stop_itself_still_needs_two_persons()
    {
        using var town = DebtorTown.Create("sqlite", MachineWalk.Book, points: 2, months: 2);
        town.Run(MachineWalk.First.PlusDays(1));
        var walk = new MachineWalk(town, 2, Service.Water);
        walk.To(DunningMachine.Stopped);
        var stop = town.Steps(2).Last(s => s.Act == DunningAct.Stop);
        walk.Desk.Returned(walk.Id, stop.Id, "転居先不明", walk.Officer());
        var notice = walk.Desk.PublicNotice(walk.Id, stop.Id, walk.Officer());

        Assert.Equal((DunningAct.Stop, null, stop.Id), (notice.Act, notice.ConfirmedBy, notice.RefersToId));
        Assert.Equal(DunningMachine.Stopped, walk.State);
        town.AssertBooks();

        await using (var db = town.Test.NewContext())
        {
            var alone = await db.DunningSteps.SingleAsync(s => s.Id == stop.Id, TestContext.Current.CancellationToken);
            alone.ConfirmedBy = alone.By;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var breach = Assert.Single(BooksCheck.Run(town.Test.Database).Breaches);
        Assert.Equal(("dunning.alone", $"step {stop.Id}"), (breach.Code, breach.Subject));
    }
}
