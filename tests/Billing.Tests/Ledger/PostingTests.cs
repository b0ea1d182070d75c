using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Ledger;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Billing.Tests.Ledger;

public sealed class PostingTests
{
    private static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1000);
    private static readonly LocalDate Fixed = new(2026, 10, 15);
    private static readonly LocalDate NextYear = new(2027, 4, 15);

    [Fact]
    public void Any_mix_of_lines_posts_to_positive_transfers_that_sum_to_the_claim() => Check(seed =>
    {
        var (claim, lines) = Random(seed);
        var transfers = Assess(claim, lines);
        var given = claim.Amount < Money.Zero ? -claim.Amount : Money.Zero;
        return transfers.TrueForAll(t => t.Amount > Money.Zero && t.Debit != t.Credit && t.Fund == claim.Service && t.ClaimId == claim.Id)
            && transfers.Select(t => t.Id).Distinct().Count() == transfers.Count
            && Balance(transfers, Account.Receivable) == claim.Amount + given
            && -Balance(transfers, Account.Overpayment) == given
            && -Balance(transfers, Account.ConsumptionTax) == claim.Tax
            && -Balance(transfers, Account.Fees) == Net(lines, ChargeLineKind.Fee, ChargeLineKind.CollectionCost)
            && -Balance(transfers, Account.JoiningFees) == Net(lines, ChargeLineKind.JoiningFee)
            && -Balance(transfers, Account.Contributions) == Net(lines, ChargeLineKind.Contribution)
            && -Balance(transfers, Account.LateCharges) == Net(lines, ChargeLineKind.LateCharge)
            && -Balance(transfers, Account.Revenue) == Net(lines, ChargeLineKind.Usage, ChargeLineKind.Discount, ChargeLineKind.Earlier);
    });

    [Fact]
    public void A_reversal_cancels_every_account_exactly() => Check(seed =>
    {
        var (claim, lines) = Random(seed);
        var transfers = Assess(claim, lines);
        Posting.Reverse(claim, lines, Credit(claim), Fixed.PlusDays(20), transfers);
        return Enum.GetValues<Account>().All(account => Balance(transfers, account) == Money.Zero)
            && transfers.Select(t => t.Id).Distinct().Count() == transfers.Count
            && transfers.TrueForAll(t => t.Amount > Money.Zero);
    });

    [Fact]
    public void A_reversal_in_a_later_year_leaves_the_closed_accounts_and_cancels_the_rest() => Check(seed =>
    {
        var (claim, lines) = Random(seed);
        var transfers = new List<Transfer>();
        Posting.Reverse(claim, lines, Credit(claim), NextYear, transfers);
        var before = Assess(claim, lines);
        Account[] closed = [Account.Revenue, Account.Fees, Account.JoiningFees, Account.Contributions, Account.LateCharges];
        return closed.All(account => Balance(transfers, account) == Money.Zero)
            && Balance(transfers, Account.PriorYearAdjustment) == -new Money(closed.Sum(account => Balance(before, account).Yen))
            && new[] { Account.Receivable, Account.ConsumptionTax, Account.Overpayment }.All(account => Balance(before, account) == -Balance(transfers, account));
    });

    [Fact]
    public void A_corrected_claim_leaves_what_the_payer_owes_or_is_owed_whatever_was_paid_before() => Check(seed =>
    {
        var random = new Random(seed);
        var ((old, oldLines), (now, nowLines)) = (Random(seed, 1), Random(seed + 1, 2));
        var transfers = Assess(old, oldLines);
        transfers.AddRange(Assess(now, nowLines));
        var moved = Money.Zero;
        if (old.Amount > Money.Zero)
        {
            moved = new Money(random.NextInt64(old.Amount.Yen + 1));
            transfers.Add(new Transfer { Debit = Account.Cash, Credit = Account.Receivable, Amount = moved, ClaimId = old.Id, Fund = old.Service });
        }
        else if (old.Amount < Money.Zero && random.Next(2) == 0)
        {
            moved = old.Amount;
            transfers.Add(Posting.Refund(old, -old.Amount, Fixed.PlusDays(1)));
        }

        Posting.Replace(old, oldLines, On(transfers, old, Account.Receivable), -On(transfers, old, Account.Overpayment), now, Fixed.PlusDays(20), transfers);

        // What the payer has given in all, less the new claim, is what stands to his credit.
        var owed = On(transfers, old, Account.Receivable) + On(transfers, now, Account.Receivable);
        var credit = -(On(transfers, old, Account.Overpayment) + On(transfers, now, Account.Overpayment));
        return owed - credit == now.Amount - moved
            && Balance(transfers, Account.Clearing) == Money.Zero
            && new[] { old, now }.All(claim => On(transfers, claim, Account.Receivable) >= Money.Zero && On(transfers, claim, Account.Overpayment) <= Money.Zero)
            && transfers.Where(t => t.Debit != Account.Cash).All(t => t.Amount > Money.Zero);
    });

    [Fact]
    public void A_fee_and_a_discount_that_cancel_each_other_are_booked_all_the_same()
    {
        BillLine[] lines = [Line(ChargeLineKind.Fee, 1100, 100), Line(ChargeLineKind.Discount, -1100, -100)];
        var part = new BillPart { Service = Service.Water, UseClass = "" };

        var claim = Posting.Claim(new Bill { Id = BillNumber.Of(new FiscalYear(2026), 1) }, part, lines, Fixed);

        Assert.Null(Posting.Claim(new Bill { Id = 1 }, part, [], Fixed));
        Assert.Equal([(Account.Revenue, Account.Receivable, 1000L), (Account.Receivable, Account.Fees, 1000L)], Assess(claim!, lines).Select(t => (t.Debit, t.Credit, t.Amount.Yen)));
    }

    [Fact]
    public void Every_account_has_words_of_its_own()
    {
        var words = Enum.GetValues<Account>().Select(AccountWords.Of).ToList();

        Assert.Equal(words.Count, words.Select(w => w.Ja).Distinct().Count());
        Assert.Equal(words.Count, words.Select(w => w.En).Distinct().Count());
    }

    private static List<Transfer> Assess(Claim claim, IReadOnlyList<BillLine> lines)
    {
        var transfers = new List<Transfer>();
        Posting.Assess(claim, lines, Fixed, transfers);
        return transfers;
    }

    /// <summary>A claim of up to six lines of any kind and sign, or of none.</summary>
    private static (Claim Claim, IReadOnlyList<BillLine> Lines) Random(int seed, int number = 1)
    {
        var random = new Random(seed);
        var kinds = Enum.GetValues<ChargeLineKind>();
        var lines = Enumerable.Range(0, random.Next(7)).Select(_ =>
        {
            var charged = random.Next(-5000, 5000);
            return Line(kinds[random.Next(kinds.Length)], charged, random.Next(3) == 0 ? 0 : charged / 11);
        }).ToList();
        var amount = lines.Count > 0 ? lines.Sum(line => line.Charged.Yen) : random.Next(1, 9000);
        var tax = lines.Count > 0 ? lines.Sum(line => line.Tax.Yen) : amount / 11;
        return (new Claim { Id = BillNumber.Claim(BillNumber.Of(new FiscalYear(2026), number), Service.Sewer), Service = Service.Sewer, Amount = new Money(amount), Tax = new Money(tax) }, Mixed(lines, amount, tax));
    }

    /// <summary>An ordinary claim is one usage in the eyes of the sums above.</summary>
    private static List<BillLine> Mixed(List<BillLine> lines, long amount, long tax) => lines.Count > 0 ? lines : [Line(ChargeLineKind.Usage, amount, tax)];

    private static BillLine Line(ChargeLineKind kind, long charged, long tax) => new() { Kind = kind, Ja = "", En = "", Charged = new Money(charged), Tax = new Money(tax), Service = Service.Sewer };

    private static Money Credit(Claim claim) => claim.Amount < Money.Zero ? -claim.Amount : Money.Zero;

    private static Money Net(IEnumerable<BillLine> lines, params ChargeLineKind[] kinds) => new(lines.Where(line => kinds.Contains(line.Kind)).Sum(line => line.Charged.Yen - line.Tax.Yen));

    /// <summary>Debits less credits.</summary>
    private static Money Balance(IEnumerable<Transfer> transfers, Account account)
        => new(transfers.Sum(t => t.Debit == account ? t.Amount.Yen : t.Credit == account ? -t.Amount.Yen : 0));

    private static Money On(IEnumerable<Transfer> transfers, Claim claim, Account account) => Balance(transfers.Where(t => t.ClaimId == claim.Id), account);

    private static void Check(Func<int, bool> property) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), property).Check(Thousand);
}
