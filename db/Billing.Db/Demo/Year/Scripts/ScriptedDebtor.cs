using Billing.Bills;
using Billing.Charges;
using Billing.Delinquency;
using Billing.Kernel;
using Billing.Nights;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Db.Demo.Year.Scripts;

/// <summary>
/// A debtor who pays every current bill and owes what its script had assessed: the days on which that falls due are the script's, so whatever the book's waiting times, the case can be led
/// anywhere that the book allows. Everything goes through the operations of the desk and the counter.
/// </summary>
internal sealed partial class ScriptedDebtor(BillingDatabase database, RuleBook book, ScriptedPerson who, Service service)
{
    private const string Second = "demo-chief";
    private static readonly HashSet<string> Rights = [Roles.Collection, Roles.SeniorClerk];

    private CaseFile? _file;

    public ScriptedPerson Who { get; } = who;

    public Service Of { get; } = service;

    public CaseDesk Desk { get; } = new(database, book);

    public LocalDate Today { get; private set; }

    public LocalDate Tomorrow => Today.PlusDays(1);

    /// <summary>The first claim that it owes by its script.</summary>
    public long Lead { get; private set; }

    /// <summary>Bills that the script had assessed: nobody pays them but the script.</summary>
    public HashSet<long> Bills { get; } = [];

    /// <summary>Told of every letter, order and procedure, and of every payment.</summary>
    public Action<DunningAct?, Money>? Told { get; init; }

    /// <summary>Its last case as it stands; null = none yet.</summary>
    public CaseFile? File => _file ??= ReadCase();

    public CaseFile Case => File ?? throw new InvalidOperationException("There is no case yet.");

    public string State => Case.Case.State;

    /// <param name="file">The case as somebody has read it this day, for many at once; null = it is read when it is asked for.</param>
    public void Wake(LocalDate today, CaseFile? file = null) => (Today, _file) = (today, file);

    public Officer Officer(string person = YearStage.Collector, string? second = null) => new(person, Rights, Today, Today.At(new LocalTime(1, 0)).InUtc().ToInstant(), second);

    /// <summary>追徴: water that a meter did not count is assessed afterwards. What fell due before today was carried over from then.</summary>
    /// <returns>The claim.</returns>
    public long Owe(long yen, LocalDate due)
    {
        var day = due < Today ? due : Today;
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var bill = new OccasionalBills(book).Assess(db, Charge(yen, due), YearStage.Cashier, day);
        transaction.Commit();
        Bills.Add(bill.Id);
        var claim = BillNumber.Claim(bill.Id, Of);
        Lead = Lead == 0 ? claim : Lead;
        _file = null;
        return claim;
    }

    /// <summary>An act of the desk, after which the case is read again.</summary>
    public T Act<T>(Func<T> act)
    {
        var done = act();
        _file = null;
        return done;
    }

    /// <summary>The script is wrong about where its case stands.</summary>
    public void Expect(string state)
    {
        if (State != state)
        {
            throw new InvalidOperationException($"The case stands in {State}, not in {state}.");
        }
    }

    /// <summary>Goes on when the case is in a state.</summary>
    public IEnumerable<LocalDate> Until(string state)
    {
        while (File?.Case.State != state)
        {
            yield return Tomorrow;
        }
    }

    /// <summary>Goes on when a claim is past due.</summary>
    public IEnumerable<LocalDate> UntilOwed(long claim)
    {
        while (File?.Debts.Any(d => d.Claim.Id == claim) != true)
        {
            yield return Tomorrow;
        }
    }

    private OccasionalCharge Charge(long yen, LocalDate due) => new()
    {
        DebtorId = Who.Id,
        ContractId = Who.ContractId,
        Service = Of,
        Lines = [new OccasionalLine(ChargeLineKind.Fee, Of == Service.Water ? new("水道料金の追徴(認定水量)", "Water assessed afterwards") : new("下水道使用料の追徴(認定水量)", "Sewer use assessed afterwards"), new Money(yen), FeeTax.None)],
        DueOn = due,
        Reason = "条例(使用水量の認定)",
    };

    private CaseFile? ReadCase()
    {
        using var db = database.NewContext();
        var last = db.DunningCases.Where(c => c.DebtorId == Who.Id && c.Service == Of).OrderByDescending(c => c.Id).FirstOrDefault();
        return last is null ? null : new CaseReader(db, book, Today).Read([last])[0];
    }
}
