using Billing.Collection;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Consequences;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>
/// The 口座振替 that a contract being opened takes over from another one of the same payer, inside the same business only (柳井市). What cannot be taken over is refused with a reason
/// that a clerk can say: the supply begins all the same, by slip until a mandate of its own is confirmed.
/// </summary>
/// <param name="Taken">What is taken over, with the part of its scope.</param>
/// <param name="Payment">How the contract pays from its first day.</param>
internal sealed record EnteringMandates(IReadOnlyList<(Mandate Mandate, MandateScope Scope)> Taken, PaymentMethod Payment)
{
    /// <summary>For somebody who begins with a supply and asks for direct debit, or could have it.</summary>
    /// <param name="payer">Null = somebody whom the books do not know yet.</param>
    public static async Task<EnteringMandates> OfStart(Entering entering, Customer? payer)
    {
        var (office, asked) = (entering.File.Office, entering.Values.Word<PaymentMethod>("payment") ?? PaymentMethod.Slip);
        var all = payer is null ? [] : await Mandates.OfPayer(office.Db, payer.Id, office.Today);
        var free = await Free(office, all, entering.From);
        var taken = Movable(entering, payer?.Id ?? 0, free);
        if (asked != PaymentMethod.DirectDebit)
        {
            Offer(taken, entering.Plan);
            return new([], asked);
        }

        if (taken.Count == 0)
        {
            var why = Refusal(all, free);
            entering.Plan.Warn(
                $"口座振替は引き継げません。{why.Ja}口座振替依頼書を受け取り、支払方法変更として受け付けてください。金融機関の確認までは納付書払いです。",
                $"No mandate is taken over: {why.En} Take a mandate form and receive it as a change of payment; until the bank confirms it, the supply is paid by slip.");
        }

        return new(taken, taken.Count > 0 ? PaymentMethod.DirectDebit : PaymentMethod.Slip);
    }

    /// <summary>For a contract that takes the place of another one of the same user and payer (市内転居, 再開).</summary>
    /// <param name="before">Terms of the contract that is left.</param>
    /// <param name="carry">What the clerk chose.</param>
    public static async Task<EnteringMandates> OfMove(Entering entering, ContractTerms? before, bool carry)
    {
        var office = entering.File.Office;
        var asked = before?.PaymentMethod ?? PaymentMethod.Slip;
        var all = (await Mandates.OfContract(office.Db, entering.File.Contract!.Id, office.Today)).FindAll(m => m.State == MandateState.Confirmed);
        if (all.Count == 0)
        {
            return new([], asked);
        }

        if (!carry)
        {
            return new([], asked == PaymentMethod.DirectDebit ? PaymentMethod.Slip : asked);
        }

        var taken = Movable(entering, before?.PayerId ?? 0, all);
        if (taken.Sum(t => (int)t.Scope) < all.Sum(m => (int)m.Scope))
        {
            var given = MandateWords.Of(all[0].Scope);
            entering.Plan.Warn(
                $"口座振替は{given.Ja}の届出です。新しい場所で使わない事業の分は引き継がれません(同じ事業の中でだけ引き継げます)。",
                $"The mandate was given for {given.En}. What the new place does not use is not carried over: a mandate moves inside the same business only.");
        }

        return new(taken, taken.Count == 0 && asked == PaymentMethod.DirectDebit ? PaymentMethod.Slip : asked);
    }

    /// <summary>Adds what is taken over; comes after the contract in the plan.</summary>
    /// <param name="lastDay">Last day on the old contract; null = that contract is still to be settled, or has been.</param>
    public void Add(Entering entering, Func<Mandate, LocalDate?> lastDay)
    {
        foreach (var (mandate, scope) in Taken)
        {
            entering.Plan.Add(MoveMandate.Of(mandate, scope, null, entering.From, lastDay(mandate)));
        }
    }

    private static List<(Mandate Mandate, MandateScope Scope)> Movable(Entering entering, long payerId, IReadOnlyList<Mandate> mandates)
    {
        var terms = new ContractTerms { PayerId = payerId, WaterUseClass = entering.Values.Text("water"), SewerUseClass = entering.Values.Text("sewer") };
        var (taken, covered) = (new List<(Mandate, MandateScope)>(), 0);
        foreach (var mandate in mandates.Reverse()) // the newest account first
        {
            if (Mandates.Movable(mandate, terms, entering.Place.IsDrained) is { } scope && ((int)scope & covered) == 0)
            {
                taken.Add((mandate, scope));
                covered |= (int)scope;
            }
        }

        return taken;
    }

    /// <summary>Those whose contract has ended by then: a bank debits for one supply, so one that runs keeps its account.</summary>
    private static async Task<List<Mandate>> Free(Office office, List<Mandate> mandates, LocalDate from)
    {
        var contracts = mandates.ConvertAll(m => m.ContractId);
        var ended = await office.Db.Contracts.Where(c => contracts.Contains(c.Id) && c.To != null && c.To <= from).Select(c => c.Id).ToListAsync();
        return mandates.FindAll(m => ended.Contains(m.ContractId));
    }

    private static void Offer(List<(Mandate Mandate, MandateScope Scope)> taken, Plan plan)
    {
        if (taken.Count > 0)
        {
            var account = taken[0].Mandate.Masked;
            plan.Warn(
                $"この方の口座振替({account.Ja})を引き継げます。希望なら、支払方法を口座振替にしてください。",
                $"A mandate of this person ({account.En}) can be taken over: if they wish so, choose direct debit.");
        }
    }

    private static Sentence Refusal(List<Mandate> all, List<Mandate> free) => (all.Count, free.Count) switch
    {
        (0, _) => new("この方(納付者)の口座振替の届出がありません。", "there is none of this payer."),
        (_, 0) => new("この方の口座振替は、使用中の別の契約のものです。", "the payer's mandate belongs to another contract, which still runs."),
        _ => new($"この方の口座振替は{MandateWords.Of(free[^1].Scope).Ja}のもので、同じ事業の中でだけ引き継げます。", $"the payer's was given for {MandateWords.Of(free[^1].Scope).En}, and moves inside the same business only."),
    };
}
