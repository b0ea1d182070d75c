using Billing.Bills;
using Billing.Kernel;
using Billing.Nights;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>最終精算: bills an ended contract at once, water and sewer together (<see cref="FinalSettlement"/>). Undone, its bills are taken back by reversals.</summary>
/// <param name="Indexes">指針 of each register; empty = not read, or no meter.</param>
/// <param name="Unread">Why it could not be read; null = it was, or there is no meter.</param>
/// <param name="Water">Yen of both services, as foreseen.</param>
/// <param name="CubicMetres">m³ of the last period, as foreseen; null = nothing to bill.</param>
public sealed record SettleContract(long ContractId, LocalDate LastDay, IReadOnlyList<int> Indexes, string? Unread, Money Water, Money Sewer, int? CubicMetres) : Consequence
{
    /// <summary>Why a value that the gate finds strange is right.</summary>
    public string? FindingsReason { get; init; }

    /// <summary>Whether the clerk may release it; else the usage is held for somebody who may.</summary>
    public bool Releases { get; init; }

    /// <summary>Numbers of the bills made.</summary>
    public IReadOnlyList<long> BillIds { get; set; } = [];

    public SettlementState State { get; set; }

    public override Money? Yen => CubicMetres is null || (FindingsReason is not null && !Releases) ? null : Water + Sewer;

    public override Sentence Told
    {
        get
        {
            if (CubicMetres is not { } used)
            {
                return new($"{LastDay:uuuu-MM-dd}までは調定済みです。精算する水量はありません", $"Billed until {LastDay:uuuu-MM-dd} already: nothing to settle");
            }

            var numbers = BillIds.Count == 0 ? "" : $" ({string.Join(", ", BillIds.Select(BillNumber.Print))})";
            return FindingsReason is not null && !Releases
                ? new($"最終精算 {used:N0} m³ は審査のため保留し、責任者の解除を待って調定します", $"The final {used:N0} m³ are held and billed once a senior clerk has released them")
                : new($"最終精算 {used:N0} m³: 水道 {Water}円、下水道 {Sewer}円{numbers}", $"Final settlement of {used:N0} m³: water {Water} yen, sewer {Sewer} yen{numbers}");
        }
    }

    /// <summary>The reading as the settlement takes it.</summary>
    public static FinalReading Reading(IReadOnlyList<int> indexes, string? unread) =>
        unread is { } why ? FinalReading.Unreadable(why) : indexes.Count == 0 ? FinalReading.NoMeter : FinalReading.Of(indexes);

    public override async Task Apply(Act act)
    {
        var office = act.Office;
        var contract = await act.Changing(ContractId);
        var answer = FindingsReason is null ? FindingsAnswer.Ask : Releases ? FindingsAnswer.Release(FindingsReason, office.Now) : FindingsAnswer.Hold;
        var result = new FinalSettlement(office.Database, office.Book).Settle(act.Db, contract, Reading(Indexes, Unread), answer, office.Person, office.Today);
        if (result.State == SettlementState.Asks)
        {
            throw new BusinessRuleException("settlement.asks", "指針に確認が必要です。画面を開き直してください。", "The value must be confirmed: open the page again.");
        }

        State = result.State;
        BillIds = [.. result.Bills.Select(b => b.Id)];
    }

    public override Task Undo(Act act)
    {
        if (State != SettlementState.NothingToBill)
        {
            var reason = (act.Step.Form is { } form ? FormValues.Stored(form).Text("reason") : null) ?? act.Request.Number;
            FinalSettlement.Undo(act.Db, ContractId, reason, act.Office.Person, act.Office.Today);
        }

        return Task.CompletedTask;
    }
}
