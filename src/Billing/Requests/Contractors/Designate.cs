using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Contractors;

/// <summary>指定: the body of the act becomes a contractor for one service. Undone, the designation ends on its first day; refused where works rest on it.</summary>
/// <param name="Number">指定番号.</param>
/// <param name="To">Last day.</param>
public sealed record Designate(string Number, Service Service, string Engineer, string EngineerLicence, LocalDate From, LocalDate To) : Consequence
{
    /// <summary>Key of the new row.</summary>
    public long ContractorId { get; set; }

    public override Sentence Told
    {
        get
        {
            var title = ContractorWords.Of(Service);
            return new($"{title.Ja} 第{Number}号として登録します({From:uuuu-MM-dd}〜{To:uuuu-MM-dd})", $"{title.En} no. {Number}, {From:uuuu-MM-dd} to {To:uuuu-MM-dd}");
        }
    }

    public override async Task Apply(Act act)
    {
        var contractor = new Contractor
        {
            Number = Number,
            Service = Service,
            CustomerId = act.Customer?.Id ?? throw new InvalidOperationException("No body to designate."),
            Engineer = Engineer,
            EngineerLicence = EngineerLicence,
            From = From,
            To = To,
        };
        act.Db.Contractors.Add(contractor);
        await act.Db.SaveChangesAsync();
        ContractorId = contractor.Id;
    }

    public override async Task Undo(Act act)
    {
        var contractor = await act.Db.Contractors.SingleAsync(c => c.Id == ContractorId);
        contractor.EndedOn = contractor.From;
        contractor.Reason = $"{act.Request.Number} 取消";
        contractor.Version++;
    }
}
