namespace Billing.Revision.Design;

/// <summary>
/// Whole numbers x inside bounds that meet every row a·x ≥ b and cost c·x the least, c ≥ 0. Branch and bound: a node's bound is reckoned in exact decimals from any multipliers (<see cref="SafeBound"/>), so that no rounding of the
/// floating-point search can cut an optimum off; a candidate counts only after an exact check of every row.
/// </summary>
public sealed class IntegerProgram
{
    /// <summary>Coefficients of the cost, none negative.</summary>
    public required decimal[] Cost { get; init; }

    /// <summary>Rows a·x ≥ b.</summary>
    public required IReadOnlyList<(decimal[] A, decimal B)> Rows { get; init; }

    /// <summary>Least values.</summary>
    public required long[] Least { get; init; }

    /// <summary>Most values.</summary>
    public required long[] Most { get; init; }

    /// <summary>Searches until it is proved, until so many nodes, or until <paramref name="watch"/> has enough.</summary>
    public IntegerSolution Solve(int mostNodes, SearchWatch? watch = null, CancellationToken cancel = default)
    {
        var search = new Search(this);
        var open = new PriorityQueue<Node, decimal>();
        search.Offer(open, Least, Most);
        var nodes = 0;
        while (open.TryPeek(out var node, out var bound))
        {
            if (search.IsBeaten(bound))
            {
                open.Clear(); // The least of all open bounds: nothing better is left.
                break;
            }

            if (nodes == mostNodes || watch?.Invoke(new SearchPlace(nodes, search.BestCost, bound)) == false)
            {
                break;
            }

            nodes++;

            cancel.ThrowIfCancellationRequested();
            open.Dequeue();
            search.Branch(open, node);
        }

        return open.TryPeek(out _, out var left)
            ? new IntegerSolution(search.Best, search.BestCost, left, nodes, IsProved: false)
            : new IntegerSolution(search.Best, search.BestCost, search.BestCost, nodes, IsProved: true);
    }

    /// <summary>Whether x lies in the bounds and meets every row, exactly.</summary>
    public bool Holds(long[] x)
    {
        for (var j = 0; j < x.Length; j++)
        {
            if (x[j] < Least[j] || x[j] > Most[j])
            {
                return false;
            }
        }

        foreach (var (a, b) in Rows)
        {
            if (Dot(a, x) < b)
            {
                return false;
            }
        }

        return true;
    }

    public decimal CostOf(long[] x) => Dot(Cost, x);

    /// <summary>No x between <paramref name="least"/> and <paramref name="most"/> that meets the rows costs less than this, whatever the multipliers (none negative): what the rows lack is added to the cost, and each x is chosen alone.</summary>
    internal decimal SafeBound(decimal[] multipliers, long[] least, long[] most)
    {
        var bound = 0m;
        var reduced = (decimal[])Cost.Clone();
        for (var i = 0; i < multipliers.Length; i++)
        {
            if (multipliers[i] == 0m)
            {
                continue;
            }

            bound += multipliers[i] * Rows[i].B;
            for (var j = 0; j < reduced.Length; j++)
            {
                reduced[j] -= multipliers[i] * Rows[i].A[j];
            }
        }

        for (var j = 0; j < reduced.Length; j++)
        {
            bound += reduced[j] * (reduced[j] >= 0m ? least[j] : most[j]);
        }

        return bound;
    }

    /// <summary>Whether the rows, added up with these multipliers (none negative), ask for more than any x of the box gives: an exact proof that none meets them.</summary>
    internal bool Contradict(decimal[] multipliers, long[] least, long[] most)
    {
        var (asked, given) = (0m, 0m);
        for (var i = 0; i < multipliers.Length; i++)
        {
            asked += multipliers[i] * Rows[i].B;
        }

        for (var j = 0; j < least.Length; j++)
        {
            var a = 0m;
            for (var i = 0; i < multipliers.Length; i++)
            {
                a += multipliers[i] == 0m ? 0m : multipliers[i] * Rows[i].A[j];
            }

            given += a * (a >= 0m ? most[j] : least[j]);
        }

        return asked > given;
    }

    private static decimal Dot(decimal[] a, long[] x)
    {
        var sum = 0m;
        for (var j = 0; j < x.Length; j++)
        {
            sum += a[j] * x[j];
        }

        return sum;
    }

    private sealed record Node(long[] Least, long[] Most, double[] Relaxed);

    private sealed class Search(IntegerProgram program)
    {
        private readonly RelaxedProgram _relaxed = new(program);

        public long[]? Best { get; private set; }

        public decimal? BestCost { get; private set; }

        /// <summary>Costs differ by whole multiples of this; 0 = by anything.</summary>
        private readonly decimal _grain = Grain(program.Cost);

        /// <summary>Whether nothing above a bound is better than what is known.</summary>
        public bool IsBeaten(decimal bound) => BestCost is { } best && (bound >= best || bound > best - _grain);

        private static decimal Grain(decimal[] cost)
        {
            var grain = 0m;
            foreach (var each in cost)
            {
                for (var other = each; other != 0m;)
                {
                    (grain, other) = (other, grain % other);
                }
            }

            return grain;
        }

        /// <summary>Reckons the bound of a box and opens it where something better may lie inside.</summary>
        public void Offer(PriorityQueue<Node, decimal> open, long[] least, long[] most)
        {
            if (_relaxed.Solve(least, most) is not { } relaxed)
            {
                return; // No x of this box, not even a fraction, meets the rows.
            }

            Try(Rounded(relaxed.X, least, most, Math.Round));
            Try(Rounded(relaxed.X, least, most, Math.Ceiling));
            var bound = program.SafeBound(relaxed.Multipliers, least, most);
            if (!IsBeaten(bound))
            {
                open.Enqueue(new Node(least, most, relaxed.X), bound);
            }
        }

        /// <summary>Cuts a box in two where its relaxed solution is most broken; a box of whole numbers in its middle.</summary>
        public void Branch(PriorityQueue<Node, decimal> open, Node node)
        {
            var (at, widest) = (-1, -1);
            var broken = 1e-9;
            for (var j = 0; j < node.Relaxed.Length; j++)
            {
                var off = Math.Abs(node.Relaxed[j] - Math.Round(node.Relaxed[j]));
                (at, broken) = off > broken ? (j, off) : (at, broken);
                widest = node.Most[j] > node.Least[j] && (widest < 0 || node.Most[j] - node.Least[j] > node.Most[widest] - node.Least[widest]) ? j : widest;
            }

            var cut = at >= 0 ? at : widest;
            if (cut < 0)
            {
                return;
            }

            var middle = at >= 0 ? (long)Math.Floor(node.Relaxed[cut]) : (node.Least[cut] + node.Most[cut]) / 2;
            middle = Math.Clamp(middle, node.Least[cut], node.Most[cut] - 1);
            var (below, above) = ((long[])node.Most.Clone(), (long[])node.Least.Clone());
            below[cut] = middle;
            above[cut] = middle + 1;
            Offer(open, node.Least, below);
            Offer(open, above, node.Most);
        }

        private void Try(long[] x)
        {
            if (program.Holds(x) && program.CostOf(x) is var cost && !(cost >= BestCost))
            {
                (Best, BestCost) = (x, cost);
            }
        }

        private static long[] Rounded(double[] x, long[] least, long[] most, Func<double, double> round) =>
            [.. x.Select((value, j) => Math.Clamp((long)round(value - 1e-7), least[j], most[j]))];
    }
}

/// <param name="X">The best found; null = nothing meets the rows, or nothing was found in time.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="Bound">No solution costs less; equal to the cost where that is proved. Null = nothing meets the rows.</param>
/// <param name="Nodes">Boxes looked at.</param>
/// <param name="IsProved">Whether the search came to its end: X is an optimum, or there is none.</param>
public sealed record IntegerSolution(long[]? X, decimal? Cost, decimal? Bound, int Nodes, bool IsProved)
{
    /// <summary>How much of the cost is not proved, 0–1.</summary>
    public decimal? Gap => Cost is { } cost && Bound is { } bound ? cost == 0m ? 0m : (cost - bound) / cost : null;
}
