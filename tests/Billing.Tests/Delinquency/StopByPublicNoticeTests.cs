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
        using var town = ScriptedTown.Create(1);
        var debtor = Assert.Single(ScriptedTown.Play(town, [new("to the stop", Service.Water, debtor => debtor.To(DunningMachine.Stopped))])).Debtor;
        var stop = town.Steps(2).Last(s => s.Act == DunningAct.Stop);
        debtor.Desk.Returned(debtor.Case.Case.Id, stop.Id, "転居先不明", debtor.Officer());
        var notice = debtor.Desk.PublicNotice(debtor.Case.Case.Id, stop.Id, debtor.Officer());

        Assert.Equal((DunningAct.Stop, null, stop.Id), (notice.Act, notice.ConfirmedBy, notice.RefersToId));
        Assert.Equal(DunningMachine.Stopped, town.Case(2).State);
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
