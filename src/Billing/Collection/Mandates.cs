using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Collection;

/// <summary>What happens to a mandate. Works inside the caller's transaction and saves.</summary>
public static class Mandates
{
    /// <summary>The mandates of a contract that hold on a day or are to hold later, and those on their way to the bank.</summary>
    public static Task<List<Mandate>> OfContract(BillingDbContext db, long contractId, LocalDate on) => db.Mandates.AsNoTracking()
        .Where(m => m.ContractId == contractId && (m.State == MandateState.Requested || (m.State == MandateState.Confirmed && (m.To == null || m.To >= on))))
        .OrderBy(m => m.Id).ToListAsync();

    /// <summary>The mandates of a payer on any contract that the bank has confirmed and that hold on a day, be it only until the last bill of a contract that ended: those that may move to a new contract.</summary>
    public static Task<List<Mandate>> OfPayer(BillingDbContext db, long payerId, LocalDate on) => db.Mandates.AsNoTracking()
        .Where(m => m.PayerId == payerId && m.From != null && (m.To == null || m.To >= on) && (m.State == MandateState.Confirmed || (m.State == MandateState.Ended && m.To >= m.From)))
        .OrderBy(m => m.Id).ToListAsync();

    /// <summary>What of a mandate a contract can take over: the services that both have. Never a business that the mandate was not given to.</summary>
    /// <param name="terms">What the new contract says; its payer must be the mandate's.</param>
    /// <param name="isDrained">Whether its place drains into the public sewer.</param>
    /// <returns>Null where nothing can be taken over.</returns>
    public static MandateScope? Movable(Mandate mandate, ContractTerms terms, bool isDrained)
    {
        var uses = (terms.WaterUseClass is null ? 0 : (int)MandateScope.Water) | (terms.SewerUseClass is null || !isDrained ? 0 : (int)MandateScope.Sewer);
        var both = (int)mandate.Scope & uses;
        return terms.PayerId == mandate.PayerId && both != 0 ? (MandateScope)both : null;
    }

    /// <summary>Carries a mandate over to another contract of the same payer, from a day.</summary>
    /// <param name="lastDay">Last day on the old contract; null = it is left there as it is, because the settlement of that contract ends it or has ended it.</param>
    /// <returns>The mandate on the new contract, confirmed: no bank is asked again, because account and business stay the same.</returns>
    /// <exception cref="BusinessRuleException"><c>mandate.not-confirmed</c>, <c>mandate.other-payer</c>, <c>mandate.other-business</c>.</exception>
    public static async Task<Mandate> MoveTo(BillingDbContext db, long mandateId, Contract contract, LocalDate from, LocalDate today, LocalDate? lastDay)
    {
        var mandate = await Confirmed(db, mandateId, today);
        var terms = await db.ContractTerms.AsNoTracking().Where(t => t.ContractId == contract.Id && (t.From <= from || t.From == contract.From)).OrderByDescending(t => t.From).FirstAsync();
        if (terms.PayerId != mandate.PayerId)
        {
            throw new BusinessRuleException("mandate.other-payer", "口座振替を引き継げるのは、納付者が同じ契約だけです。新しい納付者から口座振替依頼書を受け取ってください。", "A mandate moves only to a contract of the same payer: take a new mandate from the new payer.");
        }

        var isDrained = await db.SewerConnections.AnyAsync(s => s.ServicePointId == contract.ServicePointId && s.From <= from && (s.To == null || s.To >= from));
        if (Movable(mandate, terms, isDrained) is not { } scope)
        {
            var given = MandateWords.Of(mandate.Scope);
            throw new BusinessRuleException("mandate.other-business", $"この口座振替は{given.Ja}のもので、新しい契約では使えません。同じ事業の中でだけ引き継げます。", $"The mandate was given for {given.En}, which the new contract does not take: it moves inside the same business only.");
        }

        if (lastDay is { } last)
        {
            await End(db, mandateId, last);
        }

        var moved = Copy(mandate, contract.Id, scope, from, today);
        db.Mandates.Add(moved);
        await db.SaveChangesAsync();
        return moved;
    }

    /// <summary>Takes a move back: the new row ends before it began.</summary>
    /// <param name="continues">Whether the move ended the old one, which holds again then.</param>
    public static async Task MoveBack(BillingDbContext db, long movedId, bool continues)
    {
        var moved = await db.Mandates.SingleAsync(m => m.Id == movedId);
        (moved.State, moved.To) = (MandateState.Ended, moved.From?.PlusDays(-1));
        moved.Version++;
        await db.SaveChangesAsync();
        if (continues)
        {
            await Continue(db, moved.MovedFromId!.Value);
        }
    }

    /// <summary>The bank has confirmed it: it holds from a day on. Another account that the contract had for the same business ends; for the other business it goes on.</summary>
    /// <returns>Keys of the mandates that ended, and of what is left of them.</returns>
    public static async Task<(IReadOnlyList<long> Ended, IReadOnlyList<long> Left)> Confirm(BillingDbContext db, long mandateId, LocalDate on, LocalDate from)
    {
        var mandate = await db.Mandates.SingleAsync(m => m.Id == mandateId);
        var others = (await OfContract(db, mandate.ContractId, from)).FindAll(m => m.State == MandateState.Confirmed && (m.Scope & mandate.Scope) != 0);
        var left = new List<Mandate>();
        foreach (var other in others)
        {
            await End(db, other.Id, from.PlusDays(-1));
            if ((other.Scope & ~mandate.Scope) is not 0 and var rest)
            {
                left.Add(Copy(other, other.ContractId, rest, from, on));
            }
        }

        (mandate.State, mandate.AnsweredOn, mandate.From) = (MandateState.Confirmed, on, from);
        mandate.Version++;
        db.Mandates.AddRange(left);
        await db.SaveChangesAsync();
        return ([.. others.Select(m => m.Id)], [.. left.Select(m => m.Id)]);
    }

    /// <summary>Takes a confirmation back: what it ended holds again.</summary>
    public static async Task TakeConfirmationBack(BillingDbContext db, long mandateId, IReadOnlyList<long> ended, IReadOnlyList<long> left)
    {
        foreach (var rest in await db.Mandates.Where(m => left.Contains(m.Id)).ToListAsync())
        {
            (rest.State, rest.To) = (MandateState.Ended, rest.From?.PlusDays(-1));
            rest.Version++;
        }

        var mandate = await db.Mandates.SingleAsync(m => m.Id == mandateId);
        (mandate.State, mandate.AnsweredOn, mandate.From) = (MandateState.Requested, null, null);
        mandate.Version++;
        foreach (var before in ended)
        {
            await Continue(db, before);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>解約: the mandate holds until a day and no longer. One that the bank has not answered yet is withdrawn.</summary>
    /// <exception cref="BusinessRuleException"><c>mandate.ended</c>.</exception>
    public static async Task<Mandate> End(BillingDbContext db, long mandateId, LocalDate lastDay)
    {
        var mandate = await db.Mandates.SingleAsync(m => m.Id == mandateId);
        if (mandate.State is not (MandateState.Requested or MandateState.Confirmed))
        {
            throw new BusinessRuleException("mandate.ended", "この口座振替は既に終わっています。画面を開き直してください。", "The mandate has ended already: open the page again.");
        }

        (mandate.State, mandate.To) = (MandateState.Ended, lastDay);
        mandate.Version++;
        await db.SaveChangesAsync();
        return mandate;
    }

    /// <summary>Takes an end back.</summary>
    public static async Task Continue(BillingDbContext db, long mandateId)
    {
        var mandate = await db.Mandates.SingleAsync(m => m.Id == mandateId);
        (mandate.State, mandate.To) = (mandate.From is null ? MandateState.Requested : MandateState.Confirmed, null);
        mandate.Version++;
        await db.SaveChangesAsync();
    }

    private static Mandate Copy(Mandate of, long contractId, MandateScope scope, LocalDate from, LocalDate on) => new()
    {
        PayerId = of.PayerId,
        ContractId = contractId,
        Scope = scope,
        BankCode = of.BankCode,
        BranchCode = of.BranchCode,
        AccountKind = of.AccountKind,
        AccountNumber = of.AccountNumber,
        HolderKana = of.HolderKana,
        State = MandateState.Confirmed,
        RequestedOn = of.RequestedOn,
        AnsweredOn = on,
        From = from,
        MovedFromId = of.Id,
    };

    private static async Task<Mandate> Confirmed(BillingDbContext db, long mandateId, LocalDate today)
    {
        var mandate = await db.Mandates.AsNoTracking().SingleAsync(m => m.Id == mandateId);
        return mandate.State == MandateState.Confirmed || (mandate.State == MandateState.Ended && mandate.From <= mandate.To && mandate.To >= today) ? mandate : throw new BusinessRuleException(
            "mandate.not-confirmed", "金融機関が確認した口座振替だけを引き継げます。", "Only a mandate that the bank has confirmed can be carried over.");
    }
}
