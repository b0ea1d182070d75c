using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Contractors;

/// <summary>更新・停止・取消・廃止 of one designation. Keeps what stood there before, so that it can be put back.</summary>
/// <param name="Action">What is done.</param>
/// <param name="From">First day of a suspension, or the day on which it ends.</param>
/// <param name="To">New last day of a renewal, last day of a suspension.</param>
public sealed record ChangeDesignation(long ContractorId, string Number, Service Service, ContractorAction Action, LocalDate From, LocalDate To, string? Reason, string? Engineer, string? EngineerLicence) : Consequence
{
    /// <summary>What it replaced.</summary>
    public Standing? Before { get; set; }

    public override Sentence Told
    {
        get
        {
            var title = ContractorWords.Of(Service);
            return Action switch
            {
                ContractorAction.Renew => new($"{title.Ja} 第{Number}号の指定を {To:uuuu-MM-dd} まで更新します", $"Renew {title.En} no. {Number} until {To:uuuu-MM-dd}"),
                ContractorAction.Suspend => new($"{title.Ja} 第{Number}号の指定を {From:uuuu-MM-dd} から {To:uuuu-MM-dd} まで停止します", $"Suspend {title.En} no. {Number} from {From:uuuu-MM-dd} to {To:uuuu-MM-dd}"),
                ContractorAction.Cancel => new($"{title.Ja} 第{Number}号の指定を {From:uuuu-MM-dd} に取り消します", $"Cancel {title.En} no. {Number} on {From:uuuu-MM-dd}"),
                _ => new($"{title.Ja} 第{Number}号を {From:uuuu-MM-dd} に廃止します", $"{title.En} no. {Number} gives up on {From:uuuu-MM-dd}"),
            };
        }
    }

    public override async Task Apply(Act act)
    {
        var row = await act.Db.Contractors.SingleAsync(c => c.Id == ContractorId);
        Before = new Standing(row.To, row.SuspendedFrom, row.SuspendedTo, row.EndedOn, row.Reason, row.Engineer, row.EngineerLicence);
        row.Version++;
        act.Customer ??= await act.Db.Customers.AsNoTracking().SingleAsync(c => c.Id == row.CustomerId);
        switch (Action)
        {
            case ContractorAction.Renew:
                (row.To, row.Engineer, row.EngineerLicence) = (To, Engineer ?? row.Engineer, EngineerLicence ?? row.EngineerLicence);
                break;
            case ContractorAction.Suspend:
                (row.SuspendedFrom, row.SuspendedTo, row.Reason) = (From, To, Reason);
                break;
            default:
                (row.EndedOn, row.Reason) = (From, Reason);
                break;
        }
    }

    public override async Task Undo(Act act)
    {
        var row = await act.Db.Contractors.SingleAsync(c => c.Id == ContractorId);
        (row.To, row.SuspendedFrom, row.SuspendedTo, row.EndedOn, row.Reason) = (Before!.To, Before.SuspendedFrom, Before.SuspendedTo, Before.EndedOn, Before.Reason);
        (row.Engineer, row.EngineerLicence) = (Before.Engineer, Before.EngineerLicence);
        row.Version++;
    }

    /// <summary>A designation as it stood before it was changed.</summary>
    public sealed record Standing(LocalDate To, LocalDate? SuspendedFrom, LocalDate? SuspendedTo, LocalDate? EndedOn, string? Reason, string Engineer, string EngineerLicence);
}

/// <summary>What is asked for a designation.</summary>
public enum ContractorAction : byte
{
    /// <summary>新規指定.</summary>
    Designate = 1,

    /// <summary>更新 (水道法25条の3の2).</summary>
    Renew = 2,

    /// <summary>指定停止, by the utility.</summary>
    Suspend = 3,

    /// <summary>取消 (水道法25条の11), by the utility.</summary>
    Cancel = 4,

    /// <summary>廃止届 (水道法25条の7).</summary>
    GiveUp = 5,
}
