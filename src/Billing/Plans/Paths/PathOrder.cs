using Billing.Kernel;
using Billing.Plans.Formulas;

namespace Billing.Plans.Paths;

/// <summary>Whether a price of one year leaves all years before it as they are: what a search that decides year after year rests on.</summary>
internal static class PathOrder
{
    /// <exception cref="BusinessRuleException">plan.looks-ahead: a row that depends on prices is asked for in a later year.</exception>
    public static void Check(CompiledPlan compiled, PathTerms terms)
    {
        var uses = compiled.Formulas.Select(formula => Uses(compiled, formula)).ToList();
        var priced = Reached(compiled.Rows[terms.Row], uses);
        for (var row = 0; row < uses.Count; row++)
        {
            foreach (var part in compiled.Formulas[row]?.Everything() ?? [])
            {
                if (part is RowFormula { Shift: > 0 } ahead && priced.Contains(ahead.Row))
                {
                    throw Ahead(compiled.Keys[row], ahead.Name);
                }

                if (part is FixedYearFormula at && at.Year >= terms.From && priced.Contains(at.Row))
                {
                    throw Ahead(compiled.Keys[row], at.Name);
                }
            }
        }
    }

    /// <summary>Rows that a formula names, those behind its bonds and assets among them.</summary>
    private static HashSet<int> Uses(CompiledPlan compiled, Formula? formula)
    {
        var rows = new HashSet<int>();
        foreach (var part in formula?.Everything() ?? [])
        {
            switch (part)
            {
                case RowFormula row:
                    rows.Add(row.Row);
                    break;
                case FixedYearFormula row:
                    rows.Add(row.Row);
                    break;
                case CumulativeFormula row:
                    rows.Add(row.Row);
                    break;
                case AccountFormula { What: AccountValue.Depreciation or AccountValue.BookValue } account:
                    rows.UnionWith(Uses(compiled, compiled.Costs[account.Index]));
                    break;
                case AccountFormula account:
                    rows.UnionWith(Uses(compiled, compiled.Issues[account.Index]));
                    rows.UnionWith(Uses(compiled, compiled.Rates[account.Index]));
                    break;
            }
        }

        return rows;
    }

    private static HashSet<int> Reached(int from, List<HashSet<int>> uses)
    {
        var reached = new HashSet<int> { from };
        bool grown;
        do
        {
            grown = false;
            for (var row = 0; row < uses.Count; row++)
            {
                grown |= uses[row].Overlaps(reached) && reached.Add(row);
            }
        }
        while (grown);
        return reached;
    }

    private static BusinessRuleException Ahead(string row, string asked) => new(
        "plan.looks-ahead",
        $"行 {row} は料金に左右される {asked} の後の年度の値を使っています。改定の経路は年度順に決めるため探せません。next や at を使わない式にしてください。",
        $"the row {row} asks for {asked} of a later year, which prices decide; a path is decided year after year, so write it without next or at.");
}
