using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Works;

/// <summary>排水設備の接続: the place drains into the public sewer from a day on, so that sewer fees are charged from it. Undone, the connection ends on the day before.</summary>
public sealed record ConnectSewer(long ServicePointId, LocalDate From) : Consequence
{
    /// <summary>Key of the new row.</summary>
    public long ConnectionId { get; set; }

    public override Sentence Told => new($"{From:uuuu-MM-dd}に公共下水道へ接続します。この日から下水道使用料がかかります", $"Connected to the public sewer on {From:uuuu-MM-dd}: sewer fees are charged from that day");

    public override async Task Apply(Act act)
    {
        var connection = new SewerConnection { ServicePointId = ServicePointId, From = From };
        act.Db.SewerConnections.Add(connection);
        await act.ChangingPoint(ServicePointId);
        await act.Db.SaveChangesAsync();
        ConnectionId = connection.Id;
    }

    public override async Task Undo(Act act)
    {
        var connection = await act.Db.SewerConnections.SingleAsync(c => c.Id == ConnectionId);
        connection.To = connection.From.PlusDays(-1);
    }
}
