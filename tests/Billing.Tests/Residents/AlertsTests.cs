using Billing.Collection;
using Billing.Contacts;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Metering;
using Billing.Places;
using Billing.Residents;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Residents;

public sealed class AlertsTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);

    private static readonly AlertFile Quiet = new()
    {
        Contract = new Contract { Id = 1, Number = "012-00001-01", From = new LocalDate(2020, 4, 1) },
        Terms = new ContractTerms { WaterUseClass = "一般用", SewerUseClass = "一般用" },
        SewerConnected = true,
        BilledMeterSize = 20,
        Meter = new Meter { Number = "24-118201", Size = 20, ExpiresOn = new LocalDate(2030, 3, 31) },
        TooMuch = new HashSet<string> { "gate-above" },
    };

    private static Claim Claim(Service service, LocalDate due) => new() { Service = service, DueOn = due, Amount = new Money(1000) };

    private static Usage Used(UsageState state, LocalDate to, long id = 7) => new() { Id = id, PeriodFrom = to.PlusMonths(-1).PlusDays(1), PeriodTo = to, CubicMetres = new CubicMetres(120), State = state };

    private static AlertFile Ended => Quiet with { Contract = new Contract { Number = "012-00001-01", From = new LocalDate(2020, 4, 1), To = Today.PlusDays(-1) } };

    [Fact]
    public void A_contract_without_trouble_has_no_alert() => Assert.Empty(Alerts.Of(Quiet, Today));

    [Fact]
    public void Arrears_are_told_per_service_with_their_days_and_never_added_up()
    {
        var file = Quiet with
        {
            Claims =
            [
                (Claim(Service.Water, Today.PlusDays(-40)), new Money(3_000), Money.Zero),
                (Claim(Service.Water, Today.PlusDays(-10)), new Money(500), Money.Zero),
                (Claim(Service.Sewer, Today.PlusDays(-1)), new Money(700), Money.Zero),
                (Claim(Service.Sewer, Today), new Money(900), Money.Zero),
                (Claim(Service.Water, Today.PlusDays(-90)), Money.Zero, Money.Zero),
            ],
        };

        var said = Alerts.Of(file, Today);

        Assert.Equal([AlertKind.Arrears, AlertKind.Arrears], said.Select(a => a.Kind));
        Assert.Equal("水道料金の未納 2件 3,500円。最も古い納期限から40日。", said[0].Said.Ja);
        Assert.Equal("Sewer: 1 claim(s) past due, 700 yen; the oldest for 1 days.", said[1].Said.En);
    }

    [Fact]
    public void A_protected_person_comes_first_and_a_note_comes_last()
    {
        var file = Quiet with { IsProtected = true, SewerConnected = false, Usages = [Used(UsageState.Held, Today.PlusDays(-10))] };

        Assert.Equal([AlertKind.Protected, AlertKind.Held, AlertKind.Sewer], Alerts.Of(file, Today).Select(a => a.Kind));
    }

    [Theory]
    [InlineData(-1, AlertWeight.Warning, "満了しています")]
    [InlineData(0, AlertWeight.Note, "満了します")]
    [InlineData(179, AlertWeight.Note, "満了します")]
    [InlineData(180, null, "")]
    public void The_end_of_a_meters_verification_is_told_before_and_after(int days, AlertWeight? weight, string words)
    {
        var meter = new Meter { Number = "24-118201", Size = 20, ExpiresOn = Today.PlusDays(days) };
        var said = Alerts.Of(Quiet with { Meter = meter }, Today).SingleOrDefault();

        Assert.Equal(weight, said?.Weight);
        Assert.Contains(words, said?.Said.Ja ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_meter_that_is_unknown_or_of_another_size_is_told_but_a_house_with_a_well_alone_needs_none()
    {
        Assert.Equal(AlertKind.NoMeter, Alerts.Of(Quiet with { Meter = null }, Today).Single().Kind);
        Assert.Equal(AlertKind.MeterSize, Alerts.Of(Quiet with { BilledMeterSize = 13 }, Today).Single().Kind);
        Assert.Empty(Alerts.Of(Quiet with { Meter = null, Terms = new ContractTerms { SewerUseClass = "一般用" } }, Today));
    }

    [Fact]
    public void A_house_that_drains_without_being_charged_and_one_charged_for_no_connection_are_told()
    {
        Assert.Equal(AlertWeight.Warning, Alerts.Of(Quiet with { Terms = new ContractTerms { WaterUseClass = "一般用" } }, Today).Single(a => a.Kind == AlertKind.Sewer).Weight);
        Assert.Equal(AlertWeight.Note, Alerts.Of(Quiet with { SewerConnected = false }, Today).Single(a => a.Kind == AlertKind.Sewer).Weight);
        Assert.Equal(AlertKind.NoTerms, Alerts.Of(Quiet with { Terms = null }, Today).Single().Kind);
    }

    [Fact]
    public void Usage_that_is_held_or_could_not_be_billed_names_itself()
    {
        var said = Alerts.Of(Quiet with { Usages = [Used(UsageState.Held, Today, 7), Used(UsageState.SetAside, Today, 8), Used(UsageState.Billed, Today, 9)] }, Today);

        Assert.Equal([(AlertKind.Held, 7L), (AlertKind.SetAside, 8L)], said.Select(a => (a.Kind, a.Key!.Value)));
    }

    [Fact]
    public void A_leak_is_suspected_where_the_gate_found_too_much_in_the_latest_period_and_not_for_ever()
    {
        var found = Quiet with { Usages = [Used(UsageState.Billed, Today.PlusDays(-10))], Findings = [new GateFinding { UsageId = 7, RuleId = "gate-above", Ja = "", En = "" }] };

        Assert.Equal(AlertKind.Leak, Alerts.Of(found, Today).Single().Kind);
        Assert.Empty(Alerts.Of(found with { Findings = [new GateFinding { UsageId = 7, RuleId = "gate-zero", Ja = "", En = "" }] }, Today));
        Assert.Empty(Alerts.Of(found with { Usages = [Used(UsageState.Billed, Today.PlusMonths(-4))] }, Today));
    }

    [Fact]
    public void What_stands_to_the_credit_of_an_ended_contract_is_told_and_of_a_running_one_is_not()
    {
        IReadOnlyList<(Claim, Money, Money)> credit = [(Claim(Service.Water, Today), Money.Zero, new Money(820))];

        Assert.Contains("820円", Alerts.Of(Ended with { Claims = credit }, Today).Single().Said.Ja, StringComparison.Ordinal);
        Assert.Empty(Alerts.Of(Quiet with { Claims = credit }, Today));
    }

    [Fact]
    public void Nothing_about_the_supply_is_told_of_a_contract_that_has_ended() => Assert.Empty(Alerts.Of(Ended with { Meter = null, Terms = null, SewerConnected = false }, Today));

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-60, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void A_relief_that_ends_is_told_around_its_last_day(int days, bool told)
    {
        var fact = new SupplyFact { Id = 3, Kind = FactKind.Relief, Word = "生活保護", From = new LocalDate(2025, 4, 1), To = Today.PlusDays(days), Source = "通知" };

        Assert.Equal(told, Alerts.Of(Quiet with { Facts = [fact] }, Today).Any(a => a.Kind == AlertKind.Relief && a.Key == 3));
    }

    [Fact]
    public void A_relief_that_is_renewed_or_was_taken_back_is_not_told()
    {
        var fact = new SupplyFact { Id = 3, Kind = FactKind.Relief, Word = "生活保護", From = new LocalDate(2025, 4, 1), To = Today.PlusDays(5), Source = "通知" };
        var next = new SupplyFact { Id = 4, Kind = FactKind.Relief, Word = "生活保護", From = Today.PlusDays(6), Source = "通知" };
        var back = new SupplyFact { Id = 5, Kind = FactKind.Relief, Word = "生活保護", From = new LocalDate(2025, 4, 1), To = Today.PlusDays(5), Source = "通知", Superseded = true };

        Assert.Empty(Alerts.Of(Quiet with { Facts = [fact, next] }, Today));
        Assert.Empty(Alerts.Of(Quiet with { Facts = [back] }, Today));
    }

    [Theory]
    [InlineData(-1, AlertWeight.Urgent)]
    [InlineData(0, AlertWeight.Warning)]
    [InlineData(7, AlertWeight.Warning)]
    [InlineData(8, null)]
    public void A_follow_up_is_told_a_week_before_and_urgently_after_its_deadline(int days, AlertWeight? weight)
    {
        var contact = new Contact { Id = 9, Text = new string('あ', 59) + "𠮷" + new string('い', 50), EnteredBy = "sato", DueOn = Today.PlusDays(days), DueWith = "検針係" };
        var said = Alerts.Of(Quiet with { FollowUps = [contact] }, Today).SingleOrDefault();

        Assert.Equal(weight, said?.Weight);
        Assert.DoesNotContain(said?.Said.Ja ?? "", letter => letter == '\uFFFD' || (char.IsSurrogate(letter) && weight is null));
        contact.DoneAt = Instant.FromUtc(2026, 11, 20, 0, 0);
        Assert.Empty(Alerts.Of(Quiet with { FollowUps = [contact] }, Today));
    }

    [Fact]
    public void The_rules_that_find_too_much_are_those_of_the_book()
        => Assert.NotEmpty(Alerts.TooMuch(SmallTown.Book));

    [Fact]
    public void A_mandate_that_is_missing_unanswered_sent_back_or_left_over_is_told()
    {
        var debit = Quiet with { Terms = new ContractTerms { WaterUseClass = "一般用", SewerUseClass = "一般用", PaymentMethod = PaymentMethod.DirectDebit } };
        var waits = Mandate(MandateState.Requested);
        var refused = Mandate(MandateState.Refused);
        (refused.AnsweredOn, refused.Refusal) = (Today, MandateRefusal.Seal);

        Assert.Equal((AlertWeight.Warning, "支払方法は口座振替ですが、金融機関が確認した口座がありません。口座振替依頼書を受け取るか、納付書に変えてください。"), Told(debit));
        Assert.Equal(AlertWeight.Note, Told(debit with { Mandates = [waits] }).Weight);
        Assert.Equal(AlertWeight.Warning, Told(debit with { Mandates = [waits] }, Today.PlusDays(60)).Weight);
        Assert.Contains("印鑑相違", Told(debit with { Mandates = [refused] }).Said, StringComparison.Ordinal);
        Assert.Empty(Alerts.Of(debit with { Mandates = [Mandate(MandateState.Confirmed)] }, Today));
        Assert.Empty(Alerts.Of(Quiet with { Mandates = [Mandate(MandateState.Ended)] }, Today));
        Assert.Equal(AlertWeight.Note, Told(Ended with { Mandates = [Mandate(MandateState.Confirmed)] }).Weight);
    }

    [Fact]
    public void What_was_said_about_a_protected_person_stands_in_no_alert()
    {
        var contact = new Contact { Text = "青葉町3番地へ送る", EnteredBy = "mado", On = Today, DueOn = Today, DueWith = "窓口" };

        Assert.Contains(Alerts.Of(Quiet with { FollowUps = [contact] }, Today), a => a.Said.Ja.Contains("青葉町", StringComparison.Ordinal));
        Assert.DoesNotContain(Alerts.Of(Quiet with { FollowUps = [contact], IsProtected = true }, Today), a => (a.Said.Ja + a.Said.En).Contains("青葉町", StringComparison.Ordinal));
    }

    private static (AlertWeight Weight, string Said) Told(AlertFile file, LocalDate? on = null)
    {
        var alert = Assert.Single(Alerts.Of(file, on ?? Today), a => a.Kind == AlertKind.Mandate);
        return (alert.Weight, alert.Said.Ja);
    }

    private static Mandate Mandate(MandateState state) => new() { Id = 1, BankCode = "0001", BranchCode = "123", AccountNumber = "0012345", HolderKana = "ﾔﾏﾀﾞ", State = state, RequestedOn = Today };
}
