using Billing.Kernel;
using Billing.Plans.Formulas;

namespace Billing.Plans.Paths;

/// <summary>
/// The smallest path of price revisions that keeps a plan's rules. Exact over the grid of <see cref="PathTerms"/>: years are decided one after another, and a branch is cut only where a rule of a decided
/// year fails, which no later price can mend (the search refuses a plan where it could).
/// </summary>
/// <remarks>For <see cref="PathAim.First"/> the paths are walked in that very order, so the first found is the smallest. For <see cref="PathAim.Total"/> all paths of 0 steps of the grid are tried, then of 1, of 2, …</remarks>
public sealed class RevisionSearch
{
    private readonly CompiledPlan _compiled;
    private readonly PathTerms _terms;
    private readonly PlanRun _run;
    private readonly int _row;
    private readonly List<(PlanRule Rule, OperationFormula Comparison)> _rules;
    private readonly Action<long>? _progress;
    private readonly CancellationToken _cancel;
    private readonly Dictionary<int, int> _units = [];
    private long _reckoned;
    private RuleOutcome? _obstacle;

    private RevisionSearch(CompiledPlan compiled, PathTerms terms, Action<long>? progress, CancellationToken cancel)
    {
        (_progress, _cancel) = (progress, cancel);
        (_compiled, _terms, _run, _row) = (compiled, terms, new PlanRun(compiled), compiled.Rows[terms.Row]);
        _rules = [.. compiled.Plan.Rules.Select((rule, i) => (rule, compiled.Rules[i]!)).Where(rule => terms.Rules.Count == 0 || terms.Rules.Contains(rule.rule.Key))];
    }

    private bool GivesUp => _reckoned >= _terms.MostNodes;

    private int Most => (int)(_terms.Most / _terms.Step);

    private int Least => Math.Max(1, (int)(_terms.Least / _terms.Step));

    /// <summary>Finds it for one case.</summary>
    /// <param name="progress">Told the years reckoned, every thousand.</param>
    /// <exception cref="BusinessRuleException">plan.no-case; plan.no-revision: the plan does not say within what to search; plan.looks-ahead: a rule asks for prices of later years.</exception>
    /// <exception cref="PlanFileException">A row cannot be reckoned.</exception>
    public static RevisionPath Of(FinancePlan plan, string caseKey, Action<long>? progress = null, CancellationToken cancel = default)
    {
        var terms = plan.Revision ?? throw new BusinessRuleException("plan.no-revision", $"計画 {plan.Id} に revision(改定の条件)がありません。", $"the plan {plan.Id} has no revision: say within what to search.");
        var compiled = CompiledPlan.Of(plan.Of(caseKey));
        PathOrder.Check(compiled, terms);
        var search = new RevisionSearch(compiled, terms, progress, cancel);
        return search.Find(caseKey);
    }

    private RevisionPath Find(string caseKey)
    {
        if (_terms.Aim == PathAim.First)
        {
            return Walk(_terms.From, null, int.MaxValue) ? Found(caseKey, !GivesUp) : new RevisionPath(null, !GivesUp, _reckoned, _obstacle, null);
        }

        // Whether any path exists bounds the totals to be tried.
        if (!Walk(_terms.From, null, int.MaxValue))
        {
            return new RevisionPath(null, !GivesUp, _reckoned, _obstacle, null);
        }

        var any = new Dictionary<int, int>(_units);
        for (var total = 0; total < any.Values.Sum(); total++)
        {
            _units.Clear();
            if (Walk(_terms.From, null, total))
            {
                return Found(caseKey, true);
            }

            if (GivesUp)
            {
                break;
            }
        }

        foreach (var (year, units) in any)
        {
            _units[year] = units;
        }

        return Found(caseKey, !GivesUp);
    }

    /// <summary>Decides the years from <paramref name="year"/> on; what was decided stands in <see cref="_units"/> where it succeeds.</summary>
    /// <param name="last">Year of the last revision; null = none yet.</param>
    /// <param name="left">Steps of the grid that may still be spent.</param>
    private bool Walk(int year, int? last, int left)
    {
        if (year > _compiled.Plan.Last)
        {
            return true;
        }

        if (Try(year, 0))
        {
            if (Walk(year + 1, last, left))
            {
                return true;
            }

            if (_terms.OnlyWhenNeeded)
            {
                return false;
            }
        }

        for (var units = Least; MayChange(year, last) && units <= Math.Min(Most, left) && !GivesUp; units++)
        {
            if (Try(year, units))
            {
                _units[year] = units;
                if (Walk(year + 1, year, left - units))
                {
                    return true;
                }

                _units.Remove(year);
            }
        }

        _run.Clear(_row, year);
        return false;
    }

    private bool MayChange(int year, int? last) => (_terms.Years.Count == 0 || _terms.Years.Contains(year)) && (last is not { } before || year - before >= _terms.Interval);

    private bool Try(int year, int units)
    {
        if (GivesUp)
        {
            return false;
        }

        _reckoned++;
        if (_reckoned % 1_000 == 0)
        {
            _cancel.ThrowIfCancellationRequested();
            _progress?.Invoke(_reckoned);
        }

        _run.Set(_row, year, units * _terms.Step);
        foreach (var (rule, comparison) in _rules)
        {
            if (year < rule.From || year > rule.To)
            {
                continue;
            }

            var outcome = _run.Compare(rule, comparison, year);
            if (!outcome.Holds)
            {
                if (_obstacle is null || year > _obstacle.Year || (year == _obstacle.Year && rule.Key == _obstacle.Rule.Key && Gap(outcome) < Gap(_obstacle)))
                {
                    _obstacle = outcome;
                }

                return false;
            }
        }

        return true;
    }

    private RevisionPath Found(string caseKey, bool proven)
    {
        foreach (var year in _compiled.Plan.Years.Where(year => year >= _terms.From))
        {
            _run.Set(_row, year, _units.GetValueOrDefault(year) * _terms.Step);
        }

        var steps = _units.OrderBy(unit => unit.Key).Select(unit => new RevisionStep(unit.Key, unit.Value * _terms.Step)).ToList();
        return new RevisionPath(steps, proven, _reckoned, null, PlanResult.Of(_compiled, caseKey, _run));
    }

    private static decimal Gap(RuleOutcome outcome) => Math.Abs(outcome.Left - outcome.Right);
}
