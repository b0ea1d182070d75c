using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>使用中止: the contract's last day of use. Undone, it has the end it had before, unless somebody else uses the place by now.</summary>
/// <param name="Number">契約番号, for the sentence.</param>
public sealed record EndContract(long ContractId, string Number, LocalDate LastDay) : Consequence
{
    /// <summary>What stood there before; null = it ran on.</summary>
    public LocalDate? Before { get; set; }

    public override Sentence Told => new($"契約 {Number} の使用を {LastDay:uuuu-MM-dd} で終えます", $"Contract {Number} ends on {LastDay:uuuu-MM-dd}");

    public override async Task Apply(Act act)
    {
        var contract = await act.Changing(ContractId);
        Before = contract.To;
        contract.To = LastDay;
    }

    public override async Task Undo(Act act)
    {
        var contract = await act.Changing(ContractId);
        var until = Before ?? LocalDate.MaxIsoValue;
        var after = await act.Db.Contracts.AsNoTracking()
            .Where(c => c.ServicePointId == contract.ServicePointId && c.Id != contract.Id && c.From > contract.From && (c.To == null || c.To >= c.From)).ToListAsync();
        if (after.FirstOrDefault(c => c.From <= until) is { } next)
        {
            throw Act.CannotUndo(
                $"同じ場所で {next.From:uuuu-MM-dd} から契約 {next.Number} が始まっています。先にそちらの使用開始を取り消してください。",
                $"contract {next.Number} runs at the same place from {next.From:uuuu-MM-dd}. Undo its start first.");
        }

        contract.To = Before;
    }
}
