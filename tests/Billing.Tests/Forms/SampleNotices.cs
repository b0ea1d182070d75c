using Billing.Bills;
using Billing.Forms.Notices;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using NodaTime;

namespace Billing.Tests.Forms;

/// <summary>Notices as they come at the counter, one per difficulty. Utility, people and numbers are invented; the registration numbers cannot exist.</summary>
internal static class SampleNotices
{
    public static ReadingNoticeModel Ordinary { get; } = new()
    {
        Office = new NoticeOffice(new Sentence("みなと市上下水道お客さまセンター", "Minato City Water and Sewer Centre"), ["電話 0885-00-0000(平日 8:30〜17:15)", "みなと市本町一丁目1番1号"]),
        BillNumber = "2026-00000123",
        Month = new BillingMonth(2026, 11),
        FixedOn = new LocalDate(2026, 11, 20),
        ServicePointNumber = "012-00345",
        CustomerNumber = "10023456",
        Name = "山田 花子",
        Address = "みなと市港町二丁目3番4号",
        PeriodFrom = new LocalDate(2026, 10, 11),
        PeriodTo = new LocalDate(2026, 11, 10),
        ReadOn = new LocalDate(2026, 11, 10),
        MeterNumber = "13-204518",
        MeterSize = 13,
        Registers = [new NoticeRegister(null, 1482, 1505, new CubicMetres(23))],
        Usage = new CubicMetres(23),
        Previous = new CubicMetres(21),
        SamePeriodLastYear = new CubicMetres(25),
        History = Months(25, 27, 30, 28, 22, 20, 19, 21, 26, 31, 24, 21, 23),
        Charges =
        [
            Water(23, 2_507, 227),
            Sewer(23, 3_212, 292),
        ],
        Total = new Money(5_719),
        PaymentMethod = PaymentMethod.DirectDebit,
        LastDebit = new NoticeDebit(new LocalDate(2026, 10, 26), new Money(5_280), 0),
    };

    public static ReadingNoticeModel Returned { get; } = Ordinary with { BillNumber = "2026-00000133", LastDebit = new NoticeDebit(new LocalDate(2026, 10, 26), new Money(5_280), 1) };

    public static ReadingNoticeModel LongNames { get; } = Ordinary with
    {
        BillNumber = "2026-00000124",
        Name = "特定非営利活動法人みなと市港町地区高齢者生活支援ネットワーク推進協議会附属港町第二デイサービスセンターひだまり 管理部施設管理課",
        IsBody = true,
        PayerName = "みなと市港町地区連合自治会会計担当 山田 花子・山田 太郎・山田 次郎",
        Address = "みなと市港町二丁目3番4号 みなと市港町地区高齢者総合福祉センター・コミュニティプラザ港町ひだまり館 西棟地下一階設備室",
        MailingAddress = "みなと市本町一丁目100番地の1 みなと市役所本庁舎別館 港町地区高齢者生活支援ネットワーク推進協議会事務局",
        PaymentMethod = PaymentMethod.Slip,
    };

    /// <summary>𠮷 lies outside the basic plane, 髙 and 﨑 are variants, and the last two carry variation selectors.</summary>
    public static ReadingNoticeModel VariantKanji { get; } = Ordinary with
    {
        BillNumber = "2026-00000125",
        Name = "𠮷田 髙﨑 邊󠄂 葛󠄀城",
    };

    public static ReadingNoticeModel Protected { get; } = Ordinary with { BillNumber = "2026-00000126", Address = null };

    public static ReadingNoticeModel TwoRegisters { get; } = Ordinary with
    {
        BillNumber = "2026-00000127",
        Name = "みなと海運株式会社",
        IsBody = true,
        MeterSize = 50,
        Registers = [new NoticeRegister("day", 90_210, 90_330, new CubicMetres(120)), new NoticeRegister("night", 41_005, 41_035, new CubicMetres(30))],
        Usage = new CubicMetres(150),
        Previous = new CubicMetres(140),
        SamePeriodLastYear = null,
        History = Months(140, 150),
        Charges = [Water(150, 39_600, 3_600) with { UseClass = "船舶用" }],
        Total = new Money(39_600),
        PaymentMethod = PaymentMethod.CreditCard,
    };

    public static ReadingNoticeModel Estimated { get; } = Ordinary with
    {
        BillNumber = "2026-00000128",
        Basis = UsageBasis.Estimated,
        Registers = [new NoticeRegister(null, 1482, null, new CubicMetres(23))],
    };

    public static ReadingNoticeModel Exchanged { get; } = Ordinary with
    {
        BillNumber = "2026-00000129",
        Basis = UsageBasis.Settled,
        Registers = [new NoticeRegister(null, 1482, 15, new CubicMetres(23))],
        OldMeter = new CubicMetres(8),
        Remarks = [new Sentence("前回より使用水量が大きく増えています。漏水のおそれがあります。蛇口をすべて閉めてもメーターのパイロットが回るときは、指定給水装置工事事業者へご連絡ください。", "Your usage rose sharply. A leak is possible.")],
    };

    public static ReadingNoticeModel ZeroUsage { get; } = Ordinary with
    {
        BillNumber = "2026-00000130",
        Registers = [new NoticeRegister(null, 1482, 1482, CubicMetres.Zero)],
        Usage = CubicMetres.Zero,
        Previous = CubicMetres.Zero,
        SamePeriodLastYear = null,
        History = Months(0, 0, 0),
        Charges = [Water(0, 748, 68)],
        Total = new Money(748),
    };

    public static ReadingNoticeModel Reversal { get; } = Ordinary with
    {
        BillNumber = "2026-00000131",
        Kind = BillKind.Reversal,
        Corrects = "2026-00000099",
        Charges = [Water(23, -2_507, -227) with { DueOn = null }, Sewer(23, -3_212, -292) with { DueOn = null }],
        Total = new Money(-5_719),
    };

    public static ReadingNoticeModel Explained { get; } = Ordinary with
    {
        BillNumber = "2026-00000132",
        Explanations =
        [
            new NoticeExplanation(Service.Water,
            [
                new NoticeLine(new Sentence("9〜55 m³ 15 m³ × 105円", "9–55 m³: 15 m³ × 105 yen"), "1,575", true),
                new NoticeLine(new Sentence("漏水減免: 計量 120 m³、基準 23 m³ → 72 m³〔leak-relief: みなと市水道事業給水条例施行規程 第22条 別表(地下漏水、使用者に過失のないもの)〕", "leak relief: measured 120 m³, ordinary 23 m³, charged 72 m³ [leak-relief: みなと市水道事業給水条例施行規程 第22条]"), null, false, IsNote: true),
                new NoticeLine(new Sentence("生活保護世帯の減免", "Relief for households on welfare"), "−600", false),
            ], ["みなと市水道事業給水条例 別表第2"]),
        ],
    };

    /// <summary>Everything that takes room at once; it must still fit one sheet.</summary>
    public static ReadingNoticeModel Fullest { get; } = LongNames with
    {
        BillNumber = "2026-00000133",
        Kind = BillKind.Correction,
        Corrects = "2026-00000098",
        Basis = UsageBasis.Settled,
        Registers = TwoRegisters.Registers,
        Usage = new CubicMetres(158),
        OldMeter = new CubicMetres(8),
        Remarks = Exchanged.Remarks,
        Charges = [Water(158, 1_239_600, 112_690) with { Issuer = "みなと市公営企業管理者(水道事業)みなと市上下水道局" }, Sewer(158, 1_203_212, 109_382) with { Issuer = "みなと市公営企業管理者(下水道事業)みなと市上下水道局" }],
        Total = new Money(2_442_812),
    };

    /// <summary>The last bill of a house with a well: fees, a discount, two rates of tax, one line that is not taxed.</summary>
    public static ReadingNoticeModel Lines { get; } = Ordinary with
    {
        BillNumber = "2026-00000134",
        Stops = true,
        Charges =
        [
            Water(23, 5_937, 493) with
            {
                Lines =
                [
                    new NoticeChargeLine(new Sentence("料金・使用料(消費税 8% の分)", "Charge at 8 % consumption tax"), new Money(1_253), new Money(92), 80),
                    new NoticeChargeLine(new Sentence("料金・使用料(消費税 10% の分)", "Charge at 10 % consumption tax"), new Money(1_254), new Money(114), 100),
                    new NoticeChargeLine(new Sentence("閉栓手数料", "Closing fee"), new Money(3_300), new Money(300), 100),
                    new NoticeChargeLine(new Sentence("給水装置の検査に係る証明書交付手数料及び郵送料(条例別表第3に定める額)", "Fee for the certificate of inspection of the supply and for sending it (schedule 3 of the ordinance)"), new Money(280), Money.Zero, 0),
                    new NoticeChargeLine(new Sentence("口座振替割引", "Direct debit discount"), new Money(-150), new Money(-13), 100),
                ],
            },
            Sewer(35, 4_532, 412) with { Measured = new CubicMetres(23) },
        ],
        Total = new Money(10_469),
        Remarks = [new Sentence("ご使用の中止に伴う精算です。", "This is the final bill, because use has ended.")],
    };

    /// <summary>Water gives back what had been charged provisionally; sewer is owed.</summary>
    public static ReadingNoticeModel GivesBack { get; } = Ordinary with
    {
        BillNumber = "2026-00000135",
        Basis = UsageBasis.Settled,
        Charges =
        [
            Water(60, -1_500, -137) with
            {
                DueOn = null,
                Measured = new CubicMetres(12),
                Lines =
                [
                    new NoticeChargeLine(new Sentence("料金・使用料", "Charge"), new Money(9_000), new Money(818), 100),
                    new NoticeChargeLine(new Sentence("既に請求した額 2026-07-11から4か月分", "Charged before: 4 months from 2026-07-11"), new Money(-10_500), new Money(-955), 100),
                ],
            },
            Sewer(12, 1_672, 152),
        ],
        Total = new Money(172),
    };

    public static IReadOnlyList<ReadingNoticeModel> All { get; } =
        [Ordinary, Returned, LongNames, VariantKanji, Protected, TwoRegisters, Estimated, Exchanged, ZeroUsage, Reversal, Explained, Fullest, Lines, GivesBack];

    private static NoticeCharge Water(int usage, long yen, long tax) => new()
    {
        Service = Service.Water,
        UseClass = "一般用",
        Quantity = new CubicMetres(usage),
        Charged = new Money(yen),
        Tax = new Money(tax),
        TaxPerMille = 100,
        DueOn = new LocalDate(2026, 12, 25),
        Issuer = "みなと市水道事業",
        RegistrationNumber = "T0000000000001",
    };

    private static NoticeCharge Sewer(int usage, long yen, long tax) => Water(usage, yen, tax) with
    {
        Service = Service.Sewer,
        Issuer = "みなと市下水道事業",
        RegistrationNumber = "T0000000000002",
    };

    private static List<NoticePeriod> Months(params int[] usage) =>
        [.. usage.Select((m3, i) => new NoticePeriod(new BillingMonth(2026, 11).Plus(i + 1 - usage.Length), new CubicMetres(m3), Estimated: i == usage.Length - 3))];
}
