using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Forms;
using Billing.RuleBooks;

namespace Billing.Requests.Reliefs;

/// <summary>The rules of leak relief that hold now, for the services of a contract: what the form must ask, and which service may still be relieved.</summary>
/// <param name="ByService">Rules of each service.</param>
internal sealed record LeakRules(IReadOnlyList<(Service Service, IReadOnlyList<LeakReliefRule> Rules)> ByService)
{
    public IEnumerable<LeakReliefRule> All => ByService.SelectMany(of => of.Rules);

    /// <summary>Causes that rules name; empty = none is asked for.</summary>
    public IReadOnlyList<string> Causes => [.. All.Select(r => r.Cause).Where(c => c.Length > 0).Distinct()];

    /// <summary>Whether the quantity is declared rather than found by comparison.</summary>
    public bool IsDeclared => All.Any(r => r.DeclaredLeak);

    public static LeakRules Of(RequestFile file)
    {
        var (book, today) = (file.Office.Book, file.Office.Today);
        Service?[] services = [file.Terms?.WaterUseClass is null ? null : Service.Water, file.Terms?.SewerUseClass is null ? null : Service.Sewer];
        return new LeakRules([.. services.OfType<Service>().Select(s => (s, book.AllInForce<LeakReliefRule>(today, s))).Where(of => of.Item2.Count > 0)]);
    }

    /// <summary>The services that may be relieved.</summary>
    /// <param name="closed">Why the others may not, as a clerk says it.</param>
    public IReadOnlyList<Service> Open(RequestFile file, IReadOnlyList<SupplyFact> facts, FormValues form, out List<Sentence> closed)
    {
        var open = new List<Service>();
        closed = [];
        foreach (var (service, rules) in ByService)
        {
            var rule = rules.FirstOrDefault(r => r.Cause == form.Text("cause")) ?? rules.FirstOrDefault(r => r.Cause.Length == 0);
            if (rule is null || Refusal(rule, service, file, facts, form) is not { } why)
            {
                open.AddRange(rule is null ? [] : [service]);
                continue;
            }

            closed.Add(why);
        }

        return open;
    }

    private static Sentence? Refusal(LeakReliefRule rule, Service service, RequestFile file, IReadOnlyList<SupplyFact> facts, FormValues form)
    {
        var of = service == Service.Water ? new Sentence("水道", "water") : new Sentence("下水道", "sewer");
        var from = form.Day("from")!.Value;
        var before = facts.Where(f => f.Kind == FactKind.Leak && (f.Service is null || f.Service == service) && f.From < from).MaxBy(f => f.From);
        if (rule.OnceInMonths is { } once && before is not null && (before.To ?? before.From).PlusMonths(once) >= from)
        {
            return new(
                $"{of.Ja}の漏水減免は{once}か月に1回までです。前回は {before.From:uuuu-MM-dd}～{before.To:uuuu-MM-dd} の漏水で減免しています(規則 {rule.Id})。",
                $"Leak relief for {of.En} is given once in {once} months; the leak of {before.From:uuuu-MM-dd} – {before.To:uuuu-MM-dd} was relieved (rule {rule.Id}).");
        }

        if (rule.UpToMeterSize is { } size && file.Point!.MeterSize > size)
        {
            return new($"{of.Ja}の漏水減免は口径 {size} mm までです(規則 {rule.Id})。", $"Leak relief for {of.En} is for meters up to {size} mm (rule {rule.Id}).");
        }

        if (rule.OnlyDesignatedContractor && !form.Flag("designated"))
        {
            return new($"{of.Ja}の漏水減免は、指定給水装置工事事業者が修理した場合だけです(規則 {rule.Id})。", $"Leak relief for {of.En} asks for a repair by a designated contractor (rule {rule.Id}).");
        }

        return rule.OnlyNotDrained && !form.Flag("notDrained")
            ? new($"{of.Ja}の漏水減免は、漏れた水が下水道に流れていない場合だけです(規則 {rule.Id})。", $"Leak relief for {of.En} asks that the leak did not reach the sewer (rule {rule.Id}).")
            : null;
    }
}
