using Billing.Places;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Counter;

/// <summary>012-00099-01: somebody who moved in today, of whom nothing else is known yet.</summary>
internal static class NewResident
{
    public static async Task Add(CounterFactory factory)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = factory.NewContext();
        var route = await db.Routes.Select(r => r.Id).FirstAsync(cancel);
        var point = new ServicePoint { Number = "012-00099", RouteId = route, RouteSequence = 99, Town = "浜通り", Address = "浜通り99", MeterSize = 20 };
        var user = new Customer { Number = "C799999", Name = "新居　はじめ", Kana = "アライ　ハジメ" };
        db.AddRange(point, user);
        await db.SaveChangesAsync(cancel);
        db.Add(new Contract { Number = "012-00099-01", ServicePointId = point.Id, UserId = user.Id, From = TestTown.Today });
        await db.SaveChangesAsync(cancel);
    }
}
