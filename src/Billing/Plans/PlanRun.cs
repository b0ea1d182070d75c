using Billing.Plans.Accounts;
using Billing.Plans.Formulas;

namespace Billing.Plans;

/// <summary>A case of a plan, reckoned: each cell once, when it is first asked for. Setting a given value forgets what was reckoned from that year on. Not for several threads.</summary>
public sealed class PlanRun : IFormulaCells
{
    private readonly CompiledPlan _compiled;
    private readonly FinancePlan _plan;
    private readonly decimal[,] _cells;
    private readonly byte[,] _state; // 0 not reckoned, 1 being reckoned, 2 known
    private readonly LoanSchedule?[,] _bonds;
    private readonly Dictionary<(int Row, int Year), decimal> _set = [];
    private readonly decimal[] _factors;

    public PlanRun(CompiledPlan compiled)
    {
        (_compiled, _plan) = (compiled, compiled.Plan);
        var years = _plan.Last - _plan.First + 1;
        (_cells, _state, _bonds) = (new decimal[compiled.Keys.Count, years], new byte[compiled.Keys.Count, years], new LoanSchedule?[_plan.Loans.Count, years]);
        _factors = [.. Enumerable.Repeat(1m, _plan.Assumptions.Count)];
    }

    public int First => _plan.First;

    public int Last => _plan.Last;

    /// <summary>A row or an assumption in a year.</summary>
    /// <param name="key">Its key.</param>
    /// <exception cref="PlanFileException">It cannot be reckoned; the sentence names row, year and remedy.</exception>
    public decimal this[string key, int year] => Cell(_compiled.Rows.TryGetValue(key, out var row) ? row : throw Missing(key), year);

    /// <summary>Whether the row or assumption exists.</summary>
    public bool Has(string key) => _compiled.Rows.ContainsKey(key);

    public decimal Cell(int row, int year)
    {
        var at = year - First;
        switch (_state[row, at])
        {
            case 2:
                return _cells[row, at];
            case 1:
                throw Fault(row, $"{year} 年度の計算が自分自身に戻ります。prev() で前年度を使うなど、循環を断ってください。", $"depends on itself in {year}; break the circle, e.g. with prev()");
        }

        _state[row, at] = 1;
        try
        {
            _cells[row, at] = Reckon(row, year);
            _state[row, at] = 2;
            return _cells[row, at];
        }
        finally
        {
            if (_state[row, at] == 1)
            {
                _state[row, at] = 0;
            }
        }
    }

    public decimal Account(AccountValue what, int index, int year) =>
        what is AccountValue.Depreciation or AccountValue.BookValue ? Asset(what, index, year) : Loan(what, index, year);

    /// <summary>Puts a value in place of what is given or reckoned, and forgets every cell from that year on.</summary>
    public void Set(int row, int year, decimal value)
    {
        _set[(row, year)] = value;
        Forget(year);
    }

    /// <summary>Takes back <see cref="Set"/>.</summary>
    public void Clear(int row, int year)
    {
        _set.Remove((row, year));
        Forget(year);
    }

    /// <summary>Multiplies an assumption for the whole plan, as a simulation draws it.</summary>
    /// <param name="assumption">Number among the plan's assumptions.</param>
    public void Vary(int assumption, decimal factor)
    {
        _factors[assumption] = factor;
        Forget(First);
    }

    /// <summary>Both sides of a rule in a year.</summary>
    /// <exception cref="PlanFileException">A side cannot be reckoned.</exception>
    public RuleOutcome Compare(PlanRule rule, OperationFormula comparison, int year)
    {
        try
        {
            var (left, right) = (comparison.Left.At(year, this), comparison.Right.At(year, this));
            var holds = comparison.Holds(left, right) || Math.Abs(left - right) <= rule.Tolerance;
            return new RuleOutcome(rule, year, left, right, holds);
        }
        catch (FormulaException wrong)
        {
            throw new PlanFileException(_plan.File, rule.Path + ".formula", $"{year} 年度: {wrong.Said.Ja}", $"in {year} {wrong.Said.En}");
        }
    }

    private void Forget(int from)
    {
        for (var at = from - First; at <= Last - First; at++)
        {
            for (var row = 0; row < _compiled.Keys.Count; row++)
            {
                _state[row, at] = 0;
            }

            for (var loan = 0; loan < _plan.Loans.Count; loan++)
            {
                _bonds[loan, at] = null;
            }
        }
    }

    private decimal Reckon(int row, int year)
    {
        if (_set.TryGetValue((row, year), out var set))
        {
            return set;
        }

        if (row >= _plan.Rows.Count)
        {
            return _plan.Assumptions[row - _plan.Rows.Count].Values[year] * _factors[row - _plan.Rows.Count];
        }

        if (_plan.Rows[row].Given.TryGetValue(year, out var given))
        {
            return given;
        }

        if (_plan.Rows[row].Trend is { } trend)
        {
            return trend.At(year);
        }

        try
        {
            return _compiled.Formulas[row]!.At(year, this);
        }
        catch (FormulaException wrong)
        {
            throw Fault(row, $"{year} 年度: {wrong.Said.Ja}", $"in {year} {wrong.Said.En}");
        }
        catch (OverflowException)
        {
            throw Fault(row, $"{year} 年度: 数が大きすぎます。", $"in {year} grows beyond what can be reckoned");
        }
    }

    private decimal Loan(AccountValue what, int index, int year)
    {
        var loan = _plan.Loans[index];
        var sum = loan.Issued.Where(bond => bond.Year <= year).Sum(bond => Of(what, LoanSchedule.Of(bond.Amount, bond.RatePercent / 100m, loan.Terms), year - bond.Year - loan.FirstPayment + 1));
        for (var issued = First; issued <= year && _compiled.Issues[index] is not null; issued++)
        {
            // What is borrowed in a year may depend on the interest of that year, which it does not change before its first payment.
            if (what == AccountValue.Balance || issued + loan.FirstPayment <= year)
            {
                sum += Of(what, Bond(index, issued), year - issued - loan.FirstPayment + 1);
            }
        }

        return sum;
    }

    private LoanSchedule Bond(int index, int year)
    {
        ref var bond = ref _bonds[index, year - First];
        if (bond is null)
        {
            var loan = _plan.Loans[index];
            var amount = _compiled.Issues[index]!.At(year, this);
            if (amount < 0m)
            {
                throw new PlanFileException(_plan.File, loan.Path + ".issue", $"{year} 年度の起債額が {amount:#,0.##} です。負にならない式にしてください(例: max(…, 0))。", $"borrows {amount:#,0.##} in {year}; write it so that it is never negative, e.g. max(…, 0)");
            }

            bond = LoanSchedule.Of(amount, _compiled.Rates[index]!.At(year, this) / 100m, loan.Terms);
        }

        return bond;
    }

    private static decimal Of(AccountValue what, LoanSchedule bond, int year) => what switch
    {
        AccountValue.Interest => bond.Interest(year),
        AccountValue.Repayment => bond.Principal(year),
        _ => bond.Balance(year),
    };

    private decimal Asset(AccountValue what, int index, int year)
    {
        var asset = _plan.Assets[index];
        decimal Of(decimal cost, int acquired)
        {
            var age = year - acquired - asset.FirstYear + 1;
            return what == AccountValue.Depreciation ? asset.Method.Of(cost, age) : asset.Method.Left(cost, age);
        }

        var sum = asset.Acquired.Where(one => one.Year <= year).Sum(one => Of(one.Cost, one.Year));
        for (var acquired = First; acquired <= year && _compiled.Costs[index] is { } cost; acquired++)
        {
            if (what == AccountValue.BookValue || acquired + asset.FirstYear <= year)
            {
                sum += Of(cost.At(acquired, this), acquired);
            }
        }

        return sum;
    }

    private PlanFileException Missing(string key) => new(_plan.File, "$.rows", $"「{key}」という行はありません。", $"has no row '{key}'");

    private PlanFileException Fault(int row, string ja, string en)
    {
        var (key, path) = row < _plan.Rows.Count ? (_plan.Rows[row].Key, _plan.Rows[row].Path) : (_compiled.Keys[row], _plan.Assumptions[row - _plan.Rows.Count].Path);
        return new PlanFileException(_plan.File, path, $"{key}: {ja}", $"{key} {en}");
    }
}
