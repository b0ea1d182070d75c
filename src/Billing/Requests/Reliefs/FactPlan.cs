using Billing.Kernel;
using Billing.Nights;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Reliefs;

/// <summary>Facts that a request enters and ends, checked by <see cref="FactCheck"/> beside those that stand, and what they do to bills made already.</summary>
internal sealed class FactPlan
{
    private readonly RequestFile _file;
    private readonly FormValues _values;
    private readonly Plan _plan;
    private readonly IReadOnlyList<ContractTerms> _terms;
    private readonly List<SupplyFact> _facts;
    private LocalDate? _from;

    private FactPlan(RequestFile file, FormValues values, Plan plan, Supposed stored)
    {
        (_file, _values, _plan, _terms) = (file, values, plan, stored.Terms);
        _facts = [.. stored.Facts];
    }

    /// <summary>Facts of the contract as they will stand, the oldest entered first.</summary>
    public IReadOnlyList<SupplyFact> Facts => _facts;

    /// <param name="values">Where faults are written down.</param>
    public static async Task<FactPlan> Begin(RequestFile file, FormValues values, Plan plan) => new(file, values, plan, await Supposed.Of(file.Office.Db, file.Contract!.Id));

    /// <summary>Plans a fact; null where it cannot stand, which is said beside the field.</summary>
    /// <param name="fields">Which field of the form gave what: <c>from</c>, <c>to</c>, <c>number</c>, <c>word</c> → its name, where that is another.</param>
    public SupplyFact? Enter(FactDraft draft, IReadOnlyDictionary<string, string>? fields = null)
    {
        try
        {
            var fact = FactCheck.Make(draft, _file.Office.Book, _file.Office.Person);
            fact.ContractId = _file.Contract!.Id;
            FactCheck.Beside(fact, _file.Contract, _facts);
            fact.Id = long.MaxValue - 1_000 + _facts.Count;
            _facts.Add(fact);
            _from = Earlier(fact.From);
            _plan.Add(EnterFact.Of(_file.Contract.Id, fact));
            return fact;
        }
        catch (BusinessRuleException refusal)
        {
            var of = refusal.Code switch { "fact.to" => "to", "fact.number" => "number", "fact.word" => "word", _ => "from" };
            _values.Refuse(fields?.GetValueOrDefault(of) ?? of, refusal.Said);
            return null;
        }
    }

    /// <summary>Plans that a fact holds until a day and no longer.</summary>
    public void End(SupplyFact fact, LocalDate last)
    {
        if (last < fact.From)
        {
            _values.Refuse("from", $"{FactCheck.Told(fact).Ja}が同じ日からです。その翌日以後の日にするか、先にその届出を取り消してください。", $"{FactCheck.Told(fact).En} begins on that day: give a later one, or undo that request first.");
            return;
        }

        _facts.Remove(fact);
        _facts.Add(fact.EndingOn(last));
        _from = Earlier(last.PlusDays(1));
        _plan.Add(EndFact.Of(fact, last, Source(_file)));
    }

    /// <summary>Plans the correction of bills that would now be others.</summary>
    /// <returns>What they would become, oldest first.</returns>
    public IReadOnlyList<RechargedBill> Recharge()
    {
        var (office, contract) = (_file.Office, _file.Contract!.Id);
        if (_from is not { } from || !_values.AreRight)
        {
            return [];
        }

        var foreseen = new BillRecharge(office.Book).Foresee(office.Db, contract, from, new Supposed(_facts, _terms), office.Today);
        if (RechargeBills.Of(contract, from, _file.Procedure.Name.Ja, foreseen) is { } recharge)
        {
            _plan.Add(recharge);
        }

        return foreseen;
    }

    /// <summary>The document that a fact of the request rests on.</summary>
    public static string Source(RequestFile file) => $"{file.Procedure.Name.Ja} {file.Request.ReceivedOn:uuuu-MM-dd} 受付{(file.IsNew ? "" : $" {file.Request.Number}")}";

    private LocalDate Earlier(LocalDate day) => _from is { } from && from < day ? from : day;
}
