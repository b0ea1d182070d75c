namespace Billing.Revision.Design;

/// <summary>
/// The program without wholeness, in floating point: it steers the search and proposes multipliers. Solved by the simplex method on its dual, which has a place to begin (no multiplier) because no cost is negative:
/// max b·y over y ≥ 0 with Aᵀy ≤ c, the upper bounds of x being rows too.
/// </summary>
internal sealed class RelaxedProgram
{
    private const double Small = 1e-9;
    private readonly IntegerProgram _program;
    private readonly int _variables;
    private readonly double[][] _rows;

    /// <summary>Each row divided by its largest coefficient, so that pivots are of one size.</summary>
    private readonly double[] _scale;

    public RelaxedProgram(IntegerProgram program)
    {
        _program = program;
        _variables = program.Cost.Length;
        _scale = [.. program.Rows.Select(row => row.A.Max(a => Math.Abs((double)a)) is > 0 and var largest ? largest : 1)];
        _rows = [.. program.Rows.Select((row, i) => row.A.Select(a => (double)a / _scale[i]).ToArray())];
    }

    /// <summary>The relaxed optimum inside a box, and multipliers of the rows; null where it is shown, exactly, that nothing in the box meets the rows.</summary>
    public (double[] X, decimal[] Multipliers)? Solve(long[] least, long[] most)
    {
        // Shifted so that every x begins at 0. Column order: rows, upper bounds, slacks.
        var (n, m) = (_variables, _rows.Length);
        var columns = m + n + n;
        var table = new double[n + 1][];
        var costScale = Math.Max(1.0, (double)_program.Cost.Max());
        for (var j = 0; j < n; j++)
        {
            var line = table[j] = new double[columns + 1];
            for (var i = 0; i < m; i++)
            {
                line[i] = _rows[i][j];
            }

            line[m + j] = -1;
            line[m + n + j] = 1;
            line[columns] = (double)_program.Cost[j] / costScale;
        }

        var aim = table[n] = new double[columns + 1];
        for (var i = 0; i < m; i++)
        {
            var b = (double)_program.Rows[i].B / _scale[i];
            for (var j = 0; j < n; j++)
            {
                b -= _rows[i][j] * least[j];
            }

            aim[i] = -b;
        }

        for (var j = 0; j < n; j++)
        {
            aim[m + j] = most[j] - least[j];
        }

        var basis = Enumerable.Range(m + n, n).ToArray();
        if (Pivot(table, basis, columns) is var way && way >= 0 && _program.Contradict(Ray(table, basis, way), least, most))
        {
            return null;
        }

        // The x are the prices of the dual's rows: what stands in the aim under their slacks.
        var x = new double[n];
        for (var j = 0; j < n; j++)
        {
            x[j] = Math.Clamp(least[j] + aim[m + n + j], least[j], most[j]);
        }

        var multipliers = new decimal[m];
        for (var j = 0; j < n; j++)
        {
            if (basis[j] < m && table[j][columns] > Small)
            {
                multipliers[basis[j]] = (decimal)(table[j][columns] * costScale / _scale[basis[j]]);
            }
        }

        return (x, multipliers);
    }

    /// <summary>Multipliers under which the rows that contradict each other add up to nonsense.</summary>
    private decimal[] Ray(double[][] table, int[] basis, int way)
    {
        var ray = new decimal[_rows.Length];
        if (way < ray.Length)
        {
            ray[way] = (decimal)(1 / _scale[way]);
        }

        for (var j = 0; j < basis.Length; j++)
        {
            if (basis[j] < ray.Length && -table[j][way] > 0)
            {
                ray[basis[j]] = (decimal)(-table[j][way] / _scale[basis[j]]);
            }
        }

        return ray;
    }

    /// <summary>Pivots to the optimum.</summary>
    /// <returns>−1; or the column along which the dual grows for ever, because the rows seem to contradict each other.</returns>
    private static int Pivot(double[][] table, int[] basis, int columns)
    {
        var (n, aim) = (basis.Length, table[^1]);
        for (var step = 0; ; step++)
        {
            var enter = Entering(aim, columns, first: step > 200);
            if (enter < 0)
            {
                return -1;
            }

            var leave = -1;
            for (var j = 0; j < n; j++)
            {
                if (table[j][enter] > Small && (leave < 0 || Ratio(j) < Ratio(leave) - 1e-12 || (Ratio(j) <= Ratio(leave) + 1e-12 && basis[j] < basis[leave])))
                {
                    leave = j;
                }
            }

            if (leave < 0)
            {
                return enter;
            }

            if (step > 20_000)
            {
                return -1; // Any multipliers give a bound; the search goes on with these.
            }

            Exchange(table, leave, enter, columns);
            basis[leave] = enter;
            double Ratio(int j) => table[j][columns] / table[j][enter];
        }
    }

    /// <summary>The column that gains most; after many steps the first that gains, which cannot go round in circles (Bland).</summary>
    private static int Entering(double[] aim, int columns, bool first)
    {
        var (best, at) = (-Small, -1);
        for (var i = 0; i < columns; i++)
        {
            if (aim[i] < best)
            {
                (best, at) = (aim[i], i);
                if (first)
                {
                    return at;
                }
            }
        }

        return at;
    }

    private static void Exchange(double[][] table, int row, int column, int columns)
    {
        var pivot = table[row];
        var by = pivot[column];
        for (var i = 0; i <= columns; i++)
        {
            pivot[i] /= by;
        }

        foreach (var line in table)
        {
            if (!ReferenceEquals(line, pivot) && line[column] is not 0 and var times)
            {
                for (var i = 0; i <= columns; i++)
                {
                    line[i] -= times * pivot[i];
                }
            }
        }
    }
}
