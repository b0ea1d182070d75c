using Billing.Collection;
using Billing.Forms.Notices;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Testing;
using Billing.Tests.Metering;
using NodaTime;
using Xunit;

namespace Billing.Tests.Forms;

public sealed class ReadingNoticeSourceTests
{
    [Theory, EveryDatabase]
    public async Task A_notice_says_what_the_books_say(string provider)
    {
        using var town = new NoticeTown(provider);
        var notice = (await Load(town))[0];
        Assert.Equal(("2026-00000001", "012-00001", "10000001", "山田 花子", "青波市港町1番地"), (notice.BillNumber, notice.ServicePointNumber, notice.CustomerNumber, notice.Name, notice.Address));
        Assert.Equal((new LocalDate(2026, 10, 11), new LocalDate(2026, 11, 10)), (notice.PeriodFrom, notice.ReadOn));
        Assert.Equal(("M-1", 13, PaymentMethod.DirectDebit), (notice.MeterNumber, notice.MeterSize, notice.PaymentMethod));
        Assert.Equal([new NoticeRegister(null, 1231, 1255, new CubicMetres(24))], notice.Registers);

        // 24 m³: water (600 + 16 × 105 + 80) × 1.1, tax excluded in the table.
        var water = notice.Charges[0];
        Assert.Equal((2_596, 236, 100, new LocalDate(2027, 1, 4)), (water.Charged.Yen, water.Tax.Yen, water.TaxPerMille, water.DueOn));
        Assert.Equal(("青波市水道事業", "T0000000000001"), (water.Issuer, water.RegistrationNumber));
        Assert.Equal(("青波市下水道事業", "T0000000000002"), (notice.Charges[1].Issuer, notice.Charges[1].RegistrationNumber));
        Assert.Equal(notice.Total, notice.Charges[0].Charged + notice.Charges[1].Charged);
    }

    [Theory, EveryDatabase]
    public async Task Usage_is_set_against_the_previous_and_the_same_period_last_year(string provider)
    {
        using var town = new NoticeTown(provider);
        var notice = (await Load(town))[0];
        Assert.Equal((24, 23, 12), (notice.Usage.Value, notice.Previous?.Value, notice.SamePeriodLastYear?.Value));
        Assert.Equal(Enumerable.Range(12, 13), notice.History.Select(period => period.Usage.Value));
        Assert.Equal(new BillingMonth(2025, 11), notice.History[0].Month);
        Assert.Contains("漏水", Assert.Single(notice.Remarks).Ja, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_addresses_of_a_protected_person_are_left_out_from_the_day_of_protection(string provider)
    {
        using var town = new NoticeTown(provider);
        await using var db = town.NewContext();
        var source = new ReadingNoticeSource(db, NoticeTown.Book, []);
        var before = Assert.Single(await source.LoadAsync(NoticeTown.Number(2), NoticeTown.Number(2), new LocalDate(2026, 9, 30), cancel: TestContext.Current.CancellationToken));
        var after = Assert.Single(await source.LoadAsync(NoticeTown.Number(2), NoticeTown.Number(2), new LocalDate(2026, 10, 1), cancel: TestContext.Current.CancellationToken));
        Assert.Equal(("青波市港町2番地", "青波市仮町9番地"), (before.Address, before.MailingAddress));
        Assert.Equal((null, null), (after.Address, after.MailingAddress));
        var html = await PrintedNotices.HtmlAsync([after]);
        Assert.DoesNotContain("港町", html, StringComparison.Ordinal);
        Assert.DoesNotContain("仮町", html, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Each_register_of_a_ship_has_its_indexes(string provider)
    {
        using var town = new NoticeTown(provider);
        var notice = (await Load(town))[2];
        Assert.Equal([new NoticeRegister("day", 900, 1020, new CubicMetres(120)), new NoticeRegister("night", 300, 330, new CubicMetres(30))], notice.Registers);
        Assert.Equal(Service.Water, Assert.Single(notice.Charges).Service);
        Assert.Null(notice.Previous);
    }

    [Theory, EveryDatabase]
    public async Task An_estimate_shows_no_reading_and_the_payer_stands_beside_the_user(string provider)
    {
        using var town = new NoticeTown(provider);
        var notice = (await Load(town))[3];
        Assert.Equal((UsageBasis.Estimated, "港町自治会", "青波不動産株式会社", true), (notice.Basis, notice.Name, notice.PayerName, notice.IsBody));
        Assert.Equal([new NoticeRegister(null, 200, null, new CubicMetres(12))], notice.Registers);
    }

    [Theory, EveryDatabase]
    public async Task The_calculation_is_that_of_the_bill(string provider)
    {
        using var town = new NoticeTown(provider);
        var notice = (await Load(town, explained: true))[0];
        Assert.Equal([Service.Water, Service.Sewer], notice.Explanations.Select(explanation => explanation.Service));
        Assert.Contains(notice.Explanations[0].Lines, line => line is { IsDetail: true, Yen: "1,680" });
        Assert.Contains("2,596", notice.Explanations[0].Lines[^1].Said.Ja, StringComparison.Ordinal);
        Assert.NotEmpty(notice.Explanations[0].Citations);
    }

    [Theory, EveryDatabase]
    public async Task The_last_debit_that_the_bank_answered_before_the_notice_is_told_to_who_holds_the_account(string provider)
    {
        using var town = new NoticeTown(provider);
        Assert.All(await Load(town), notice => Assert.Null(notice.LastDebit));
        await using (var db = town.NewContext())
        {
            // The household's own, each month's run; and that of the company that pays for the association.
            Debit(db, 1, new LocalDate(2026, 9, 28), 4_000, 0, new LocalDate(2026, 10, 1));
            Debit(db, 1, new LocalDate(2026, 10, 26), 4_400, 1, new LocalDate(2026, 10, 29));
            Debit(db, 1, new LocalDate(2026, 11, 10), 4_400, 0, NoticeTown.Night.PlusDays(1));
            Debit(db, 4, new LocalDate(2026, 10, 26), 9_900, 0, new LocalDate(2026, 10, 29));
        }

        var notices = await Load(town);

        Assert.Equal(new NoticeDebit(new LocalDate(2026, 10, 26), new Money(4_400), 1), notices[0].LastDebit);
        Assert.All(notices.Skip(1), notice => Assert.Null(notice.LastDebit));
    }

    private static void Debit(BillingDbContext db, int bill, LocalDate on, long yen, byte result, LocalDate answered)
    {
        var of = db.Bills.Single(b => b.Id == NoticeTown.Number(bill));
        var mandate = db.Mandates.Local.FirstOrDefault(m => m.ContractId == of.ContractId);
        if (mandate is null)
        {
            mandate = new Mandate { PayerId = of.DebtorId, ContractId = of.ContractId, Scope = MandateScope.Both, BankCode = "0001", BranchCode = "001", AccountNumber = "1234567", HolderKana = "ﾔﾏﾀﾞ", State = MandateState.Confirmed, RequestedOn = new LocalDate(2026, 1, 5), From = new LocalDate(2026, 2, 1) };
            db.Add(mandate);
            db.SaveChanges();
        }

        var run = new DebitRun { Contract = "bank", Profile = "standard", ClientCode = "1", DebitOn = on, Services = MandateScope.Both, State = DebitRunState.Answered, MadeOn = on, MadeBy = "x", FileName = "f", Sha256 = $"{on}" };
        db.Add(run);
        db.SaveChanges();
        db.Add(new DebitEntry { Id = DebitEntry.IdOf(run.Id, 1), RunId = run.Id, MandateId = mandate.Id, PayerId = of.DebtorId, Amount = new Money(yen), State = result == 0 ? DebitEntryState.Debited : DebitEntryState.Returned, Result = result, AnsweredOn = answered });
        db.SaveChanges();
    }

    [Theory, EveryDatabase]
    public async Task More_bills_take_no_more_queries(string provider)
    {
        using var town = new NoticeTown(provider);
        await using var db = town.NewContext();
        var source = new ReadingNoticeSource(db, NoticeTown.Book, []);

        // One more where somebody is protected: who lives in their household.
        Assert.Equal(await Queries(source, 2), await Queries(source, 4));
        Assert.Equal(await Queries(source, 1) + 1, await Queries(source, 2));

        static async Task<int> Queries(ReadingNoticeSource source, int bills)
        {
            var count = new QueryCount();
            using (count.Watch())
            {
                Assert.Equal(bills, (await source.LoadAsync(NoticeTown.Number(1), NoticeTown.Number(bills), NoticeTown.Night)).Count);
            }

            Assert.InRange(count.Reads, 1, 12);
            return count.Reads;
        }
    }

    private static async Task<IReadOnlyList<ReadingNoticeModel>> Load(NoticeTown town, bool explained = false)
    {
        await using var db = town.NewContext();
        var notices = await new ReadingNoticeSource(db, NoticeTown.Book, []).LoadAsync(NoticeTown.Number(1), NoticeTown.Number(4), NoticeTown.Night, explained, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(4, notices.Count);
        return notices;
    }
}
