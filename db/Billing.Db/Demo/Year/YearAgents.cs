using Billing.Channels;
using Billing.Collection;
using Billing.Exchange.Agents;
using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>Shops, banks, card companies and smartphone services: they take slips, and send files as bytes that are read by the real codecs. Now and then one errs.</summary>
internal sealed class YearAgents(YearStage stage)
{
    private const int RemitDays = 5;

    /// <summary>料金 of the first data record, after the header's 120 bytes.</summary>
    private const int FirstAmount = 120 + 56;

    private readonly ReceiptPosting _posting = new(stage.Database, stage.Book);
    private readonly SuspenseClearing _clearing = new(stage.Database, stage.Book);
    private readonly StoreSlipRule _rule = stage.Book.Needed<StoreSlipRule>(stage.Today);

    /// <summary>Told, and not yet confirmed.</summary>
    private readonly List<AgentNotice> _quick = [];
    private readonly Dictionary<PaymentChannel, List<AgentNotice>> _taken = new()
    {
        [PaymentChannel.ConvenienceStore] = [],
        [PaymentChannel.Bank] = [],
        [PaymentChannel.CreditCard] = [],
        [PaymentChannel.Smartphone] = [],
    };

    private int _files;
    private int _payments;

    /// <summary>Slips whose money an agent gave back: they are paid again.</summary>
    public List<long> Reopened { get; } = [];

    /// <summary>A resident pays what a bill still asks for.</summary>
    public void Pay(long billId, PaymentChannel channel)
    {
        using var db = stage.Database.NewContext();
        var owed = OwedClaim.Of(db, YearDebits.ClaimsOf(billId));
        if (owed.Count == 0)
        {
            return;
        }

        var slip = SlipIssuing.Issue(stage.Database, billId, owed, _rule, stage.Today, YearStage.Cashier);
        if (IsUnderway(slip))
        {
            return;
        }

        stage.Tally.Add(YearFact.Slip, slip.Amount);
        // Shops take no slip without a barcode.
        channel = channel == PaymentChannel.ConvenienceStore && slip.Limit is null ? PaymentChannel.Bank : channel;
        var number = ++_payments;
        var notice = YearFiles.Of(slip, channel == PaymentChannel.ConvenienceStore ? "01" : "02", stage.Today, 480 + (number % 600), $"{number % 9_000_000:0000000}");
        Err(channel, notice, billId, owed, number);
    }

    /// <summary>Whether somebody paid the slip already and the file with it has not come yet: the books still ask for it, the resident does not pay it again.</summary>
    private bool IsUnderway(IssuedSlip slip) => _taken.Values.Any(told => told.Exists(notice => notice.Key == slip.Key));

    /// <summary>Files that arrive this morning, of what was paid until yesterday.</summary>
    public void SendFiles()
    {
        if (Sent(PaymentChannel.ConvenienceStore) is { Count: > 0 } shops)
        {
            Take("cvs120", YearFiles.Store120(shops, _rule, stage.Today));
            _quick.AddRange(shops.Where(n => n.Notice == "01" && n.Limit is not null));
            _quick.RemoveAll(n => shops.Any(c => c.Notice == "03" && c.Key == n.Key));
        }

        var due = _quick.FindAll(n => n.PaidOn.PlusDays(3) <= stage.Today);
        if (due.Count > 0)
        {
            _quick.RemoveAll(due.Contains);
            Take("cvs13", YearFiles.Store13(due.ConvertAll(n => n with { Notice = "02", RemitOn = stage.Today.PlusDays(RemitDays) }), _rule, stage.Today));
        }

        SendCsv(PaymentChannel.Bank, "bank-slips", "店番");
        if (stage.Today.DayOfWeek == IsoDayOfWeek.Monday)
        {
            SendCsv(PaymentChannel.CreditCard, "card", "受付番号");
            SendCsv(PaymentChannel.Smartphone, "smartphone", "受付番号");
        }
    }

    /// <summary>A person clears what waits in suspense: what the contract owes is settled, the rest goes back.</summary>
    public void ClearSuspense()
    {
        using var db = stage.Database.NewContext();
        var items = (
            from i in db.SuspenseItems.AsNoTracking()
            where i.End == null
            join n in db.CollectionNotices on i.NoticeId equals n.Id
            orderby i.Id
            select new { i.Id, i.Reason, i.Amount, n.SlipKey }).ToList();
        foreach (var item in items)
        {
            var slip = long.Parse(item.SlipKey, System.Globalization.CultureInfo.InvariantCulture);
            var contract = (from s in db.IssuedSlips where s.Id == slip join b in db.Bills on s.BillId equals b.Id join c in db.Contracts on b.ContractId equals c.Id select c).SingleOrDefault();
            if (contract is not null && OwedClaim.OfContract(db, contract.Id).Sum(c => c.Owed.Yen) >= item.Amount.Yen)
            {
                _clearing.Assign(item.Id, contract.Number, "納付書の控えで確認", stage.Today, YearStage.Cashier);
                stage.Tally.Add(YearFact.SuspenseAssigned, item.Amount);
            }
            else
            {
                _clearing.GiveBack(item.Id, contract is null ? SuspenseEnd.Returned : SuspenseEnd.Refunded, contract is null ? "当市の納付書ではない" : "二重の納付を納付者に確認", stage.Today, YearStage.Cashier);
                stage.Tally.Add(YearFact.SuspenseReturned, item.Amount);
            }
        }
    }

    /// <summary>What an agent, a shop or a resident gets wrong now and then.</summary>
    private void Err(PaymentChannel channel, AgentNotice notice, long billId, IReadOnlyList<OwedClaim> owed, int number)
    {
        var told = _taken[channel];
        switch (number % 50)
        {
            case 7 when notice.Amount.Yen > 200:
                told.Add(notice with { Amount = notice.Amount - new Money(100) });
                break;
            case 17:
                told.Add(notice);
                told.Add(notice with { Minute = notice.Minute + 31, Store = "0000777" });
                break;
            case 27:
                told.Add(notice);
                told.Add(notice with { Key = $"9{notice.Key[1..]}", Amount = new Money(1_234) });
                break;
            case 37:
                SlipIssuing.Issue(stage.Database, billId, owed, _rule, stage.Today, YearStage.Cashier, anew: true);
                told.Add(notice);
                break;
            case 47 when channel == PaymentChannel.ConvenienceStore:
                told.Add(notice);
                told.Add(notice with { Notice = "03" });
                Reopened.Add(billId);
                break;
            default:
                told.Add(notice);
                break;
        }
    }

    private List<AgentNotice> Sent(PaymentChannel channel)
    {
        var sent = _taken[channel].FindAll(n => n.PaidOn < stage.Today);
        _taken[channel].RemoveAll(sent.Contains);
        return sent;
    }

    private void SendCsv(PaymentChannel channel, string profile, string store)
    {
        if (Sent(channel) is { Count: > 0 } notices)
        {
            Take(profile, YearFiles.Agent(notices.ConvertAll(n => n with { RemitOn = stage.Today.PlusDays(RemitDays) }), store));
        }
    }

    private void Take(string name, byte[] bytes)
    {
        var profile = ChannelFolder.Agent(name);
        var number = ++_files;
        if (number % 20 == 3)
        {
            RefuseBroken(name, bytes, profile);
        }

        var posted = Post(name, bytes, profile);
        stage.Tally.Add(YearFact.FileTaken);
        stage.Tally.Add(YearFact.Suspended, posted.File.Suspended, posted.Items.Count);
        if (name == "cvs13")
        {
            stage.Tally.Add(YearFact.NoticeFinal, count: posted.File.Records);
        }
        else
        {
            stage.Tally.Add(FactOf(profile.Channel), posted.File.Posted, posted.File.Records - posted.Items.Count);
        }

        if (posted.File.TakenBack > Money.Zero)
        {
            stage.Tally.Add(YearFact.NoticeCancelled, posted.File.TakenBack);
        }

        if (number % 10 == 5)
        {
            stage.Tally.Add(YearFact.FileAgain, count: Post(name, bytes, profile).AlreadyTaken ? 1 : throw new InvalidOperationException($"{name} was posted twice."));
        }
    }

    private PostedFile Post(string name, byte[] bytes, AgentProfile profile) =>
        _posting.Take(ReceiptFileReader.Read($"{name}-{stage.Today:uuuuMMdd}", bytes, profile), profile, stage.Today, stage.Now, YearStage.Cashier);

    /// <summary>The file came damaged first: a letter where a figure stands.</summary>
    private void RefuseBroken(string name, byte[] bytes, AgentProfile profile)
    {
        var broken = bytes.ToArray();
        broken[profile.Shape == AgentShape.Records120 ? FirstAmount : Array.IndexOf(bytes, (byte)'\n') + 1] = (byte)'x';
        try
        {
            Post(name, broken, profile);
        }
        catch (BusinessRuleException)
        {
            stage.Tally.Add(YearFact.FileRefused);
            return;
        }

        throw new InvalidOperationException($"A damaged {name} was posted.");
    }

    private static YearFact FactOf(PaymentChannel channel) => channel switch
    {
        PaymentChannel.ConvenienceStore => YearFact.Store,
        PaymentChannel.Bank => YearFact.Bank,
        PaymentChannel.CreditCard => YearFact.Card,
        _ => YearFact.Smartphone,
    };
}
