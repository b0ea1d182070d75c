using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>使用開始: a contract for the person of the act at a place, water and sewer together, with its first terms. Undone, it ends on the day before it began, so that it never ran.</summary>
/// <param name="UserName">For the sentence.</param>
/// <param name="PayerId">Null = the user pays.</param>
public sealed record OpenContract(
    long ServicePointId, string Number, string UserName, LocalDate From, string? WaterUseClass, string? SewerUseClass, bool IsDrained, int Dwellings, PaymentMethod PaymentMethod, long? PayerId) : Consequence
{
    /// <summary>Last day, where it is known from the start (一時使用).</summary>
    public LocalDate? To { get; init; }

    /// <summary>Key of the new row.</summary>
    public long ContractId { get; set; }

    public override Sentence Told
    {
        get
        {
            var services = (WaterUseClass, SewerUseClass, IsDrained) switch
            {
                (not null, not null, true) => new Sentence($"水道({WaterUseClass})と下水道({SewerUseClass})", $"water ({WaterUseClass}) and sewer ({SewerUseClass})"),
                (not null, _, _) => new($"水道({WaterUseClass})", $"water ({WaterUseClass})"),
                _ => new($"下水道({SewerUseClass})", $"sewer ({SewerUseClass})"),
            };
            return new($"{From:uuuu-MM-dd}から{UserName}の{services.Ja}の使用を始めます(契約 {Number})", $"{services.En} for {UserName} from {From:uuuu-MM-dd} (contract {Number})");
        }
    }

    public override async Task Apply(Act act)
    {
        var user = act.Customer ?? throw new InvalidOperationException("No person to open a contract for.");
        await act.ChangingPoint(ServicePointId);
        var contract = new Contract { Number = Number, ServicePointId = ServicePointId, UserId = user.Id, From = From, To = To };
        act.Db.Contracts.Add(contract);
        await act.Db.SaveChangesAsync();
        act.Db.ContractTerms.Add(new ContractTerms
        {
            ContractId = contract.Id,
            From = From,
            PayerId = PayerId ?? act.Payer?.Id ?? user.Id,
            WaterUseClass = WaterUseClass,
            SewerUseClass = SewerUseClass,
            Dwellings = Dwellings,
            PaymentMethod = PaymentMethod,
        });
        await act.Db.SaveChangesAsync();
        ContractId = contract.Id;
        act.Contract = contract;
        await SearchTerms.Refresh(act.Db, [contract.Id]);
    }

    public override async Task Undo(Act act)
    {
        if (await act.Db.Usages.AnyAsync(u => u.ContractId == ContractId && u.State != Metering.UsageState.Superseded))
        {
            throw Act.CannotUndo("この契約の使用水量が既に計算されています。先に調定を更正するか、使用中止の届出をしてください。", "usage of the contract has been worked out already. Correct its bill first, or receive a stop.");
        }

        var contract = await act.Changing(ContractId);
        contract.To = contract.From.PlusDays(-1);
        await act.Db.SaveChangesAsync(); // The search finds no contract that ends before it begins.
    }
}
