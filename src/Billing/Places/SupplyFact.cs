using Billing.Kernel;
using NodaTime;

namespace Billing.Places;

/// <summary>申告・認定: a dated fact about a contract that a rule asks for, e.g. how many residents, a granted relief, a measured quantity. Never overwritten: a later fact of the kind ends it.</summary>
public sealed class SupplyFact
{
    public long Id { get; set; }

    public long ContractId { get; set; }

    public FactKind Kind { get; set; }

    /// <summary>Null = both services.</summary>
    public Service? Service { get; set; }

    public LocalDate From { get; set; }

    /// <summary>Last day; null = until a later fact of the kind.</summary>
    public LocalDate? To { get; set; }

    /// <summary>Persons, m³, mg/L or mm, as <see cref="Kind"/> says; at most three decimals.</summary>
    public decimal? Number { get; set; }

    /// <summary>The word that a rule asks for: 減免区分, cause of a leak, use of a well.</summary>
    public string? Word { get; set; }

    /// <summary>What else was found, words separated by commas; see <see cref="FactMarks"/>.</summary>
    public string? Marks { get; set; }

    /// <summary>Office and document it came from (福祉事務所の決定通知, 水道使用者の届出 …).</summary>
    public required string Source { get; set; }

    /// <summary>Signed-in name, or the import.</summary>
    public string? EnteredBy { get; set; }

    /// <summary>Taken back: it says nothing any more. The row stays.</summary>
    public bool Superseded { get; set; }

    /// <summary>Who took it back; null while it stands.</summary>
    public string? TakenBackBy { get; set; }

    /// <summary>Why it was taken back.</summary>
    public string? TakenBackReason { get; set; }

    public bool Holds(LocalDate on) => From <= on && (To is not { } to || on <= to);

    public bool Touches(LocalDate from, LocalDate to) => From <= to && (To is not { } last || last >= from);

    /// <summary>A copy with another last day.</summary>
    public SupplyFact EndingOn(LocalDate? last) => new()
    {
        Id = Id,
        ContractId = ContractId,
        Kind = Kind,
        Service = Service,
        From = From,
        To = last,
        Number = Number,
        Word = Word,
        Marks = Marks,
        Source = Source,
        EnteredBy = EnteredBy,
    };

    public bool Has(string mark) => Marks?.Split(',').Contains(mark) == true;
}

/// <summary>Marks of a fact.</summary>
public static class FactMarks
{
    /// <summary>The leaked water did not reach the sewer.</summary>
    public const string NotDrained = "notDrained";

    /// <summary>Repaired by a designated contractor (指定給水装置工事事業者).</summary>
    public const string DesignatedContractor = "designatedContractor";

    /// <summary>The household pays no municipal tax (住民税非課税).</summary>
    public const string MunicipalTaxExempt = "municipalTaxExempt";
}

public enum FactKind : byte
{
    /// <summary>居住人数; number = persons.</summary>
    Residents = 1,

    /// <summary>井戸水の使用; word = <c>only</c> or <c>besideTap</c>.</summary>
    Well = 2,

    /// <summary>井戸水の用途; word as the rule names it. Several may hold at once.</summary>
    WellUse = 3,

    /// <summary>入居戸数; number.</summary>
    OccupiedDwellings = 4,

    /// <summary>共同住宅の算定方法; word = name of the rule.</summary>
    DwellingMethod = 5,

    /// <summary>下水道に流れない水量 (減量認定), m³; counts in the period in which its last day lies.</summary>
    NotDrained = 6,

    /// <summary>河川水・工業用水など水道以外の汚水量, m³; counts in the period in which its last day lies.</summary>
    OtherWater = 7,

    /// <summary>BOD, mg/L.</summary>
    Bod = 8,

    /// <summary>SS, mg/L.</summary>
    Ss = 9,

    /// <summary>ノルマルヘキサン抽出物質, mg/L.</summary>
    Oil = 10,

    /// <summary>漏水減免の認定; word = cause, number = m³ leaked where it is declared.</summary>
    Leak = 11,

    /// <summary>減免の認定; word = 減免区分.</summary>
    Relief = 12,

    /// <summary>加入・増径; number = mm before, 0 for a new supply.</summary>
    Joining = 13,

    /// <summary>The first debit succeeded on this day.</summary>
    FirstDebit = 14,

    /// <summary>給水停止予告: announced from a day until it is lifted. No charge asks for it; a change of name does.</summary>
    StopNotice = 30,
}
