using Billing.Places;
using Billing.Collection;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>還付先口座: the account to which a person wants money back. Undone, it holds no more.</summary>
public sealed record EnterPayoutAccount(long CustomerId, string BankCode, string BranchCode, AccountKind Kind, string Number, string Holder, LocalDate From) : Consequence
{
    /// <summary>Key of the new row.</summary>
    public long AccountId { get; set; }

    /// <summary>The account that it ended.</summary>
    public long? BeforeId { get; set; }

    public override Sentence Told
    {
        get
        {
            var end = Number is { Length: > 3 } ? Number[^3..] : Number;
            return new($"還付先口座を登録します(金融機関 {BankCode}-{BranchCode}、口座番号末尾 {end})", $"Account for refunds: bank {BankCode}-{BranchCode}, number ending in {end}");
        }
    }

    public override async Task Apply(Act act)
    {
        if (await act.Db.PayoutAccounts.FirstOrDefaultAsync(a => a.CustomerId == CustomerId && a.To == null) is { } before)
        {
            before.To = From.PlusDays(-1);
            BeforeId = before.Id;
        }

        var account = new PayoutAccount { CustomerId = CustomerId, BankCode = BankCode, BranchCode = BranchCode, Kind = Kind, Number = Number, Holder = Holder, From = From, EnteredBy = act.Office.Person };
        act.Db.PayoutAccounts.Add(account);
        await act.Db.SaveChangesAsync();
        AccountId = account.Id;
    }

    public override async Task Undo(Act act)
    {
        var account = await act.Db.PayoutAccounts.SingleAsync(a => a.Id == AccountId);
        account.To = From.PlusDays(-1);
        if (BeforeId is { } id && await act.Db.PayoutAccounts.SingleAsync(a => a.Id == id) is { } before)
        {
            before.To = null;
        }
    }
}
