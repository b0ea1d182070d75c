namespace Billing.Plans.Formulas;

/// <summary>A formula of a plan's row, read once and reckoned for every year. Exact: decimals, rounded only where it says <c>round</c>, <c>floor</c> or <c>ceiling</c>.</summary>
public abstract record Formula
{
    /// <summary>The parts it is made of.</summary>
    public virtual IEnumerable<Formula> Parts => [];

    /// <summary>Its value in a year.</summary>
    /// <exception cref="FormulaException">A division by zero, or a year outside of the plan.</exception>
    public abstract decimal At(int year, IFormulaCells cells);

    /// <summary>It and everything in it.</summary>
    public IEnumerable<Formula> Everything() => Parts.SelectMany(part => part.Everything()).Prepend(this);
}

/// <summary>A number as it is written.</summary>
public sealed record NumberFormula(decimal Value) : Formula
{
    public override decimal At(int year, IFormulaCells cells) => Value;
}

/// <summary>A row of the same year, of years before (<c>prev</c>, <c>lag</c>) or after (<c>next</c>).</summary>
/// <param name="Row">Number of the row.</param>
/// <param name="Name">Its key.</param>
/// <param name="Shift">Years from the year that is reckoned.</param>
/// <param name="Opening">Value where that year lies outside of the plan; null = the plan must have it.</param>
public sealed record RowFormula(int Row, string Name, int Shift, Formula? Opening) : Formula
{
    public override IEnumerable<Formula> Parts => Opening is null ? [] : [Opening];

    public override decimal At(int year, IFormulaCells cells)
    {
        var asked = year + Shift;
        if (asked >= cells.First && asked <= cells.Last)
        {
            return cells.Cell(Row, asked);
        }

        return Opening?.At(year, cells) ?? throw new FormulaException(
            $"{Name} の {asked} 年度の値を求めていますが、計画は {cells.First}〜{cells.Last} 年度です。prev({Name}, 期首の値) のように外の年の値を書いてください。",
            $"asks for {Name} of {asked}, but the plan has {cells.First} to {cells.Last}; give the value outside, as in prev({Name}, opening)");
    }
}

/// <summary>A row of one named year: <c>at(row, 2024)</c>.</summary>
public sealed record FixedYearFormula(int Row, string Name, int Year) : Formula
{
    public override decimal At(int year, IFormulaCells cells) => cells.Cell(Row, Year);
}

/// <summary>A row's values from the first year up to the one reckoned, added: <c>cumulative(row)</c>.</summary>
public sealed record CumulativeFormula(int Row, string Name) : Formula
{
    public override decimal At(int year, IFormulaCells cells)
    {
        var sum = 0m;
        for (var y = cells.First; y <= year; y++)
        {
            sum += cells.Cell(Row, y);
        }

        return sum;
    }
}

/// <summary>What bonds or assets come to: <c>interest(new)</c>.</summary>
public sealed record AccountFormula(AccountValue What, int Index, string Name) : Formula
{
    public override decimal At(int year, IFormulaCells cells) => cells.Account(What, Index, year);
}

/// <summary>The year itself: <c>year()</c>.</summary>
public sealed record YearFormula : Formula
{
    public override decimal At(int year, IFormulaCells cells) => year;
}

/// <summary>Two formulas and what stands between them. A comparison is 1 where it holds, else 0.</summary>
/// <param name="Sign"><c>+ - * / &lt; &lt;= &gt; &gt;= =</c>.</param>
public sealed record OperationFormula(string Sign, Formula Left, Formula Right) : Formula
{
    public override IEnumerable<Formula> Parts => [Left, Right];

    public bool IsComparison => Sign is "<" or "<=" or ">" or ">=" or "=";

    public override decimal At(int year, IFormulaCells cells)
    {
        var (left, right) = (Left.At(year, cells), Right.At(year, cells));
        return Sign switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" when right != 0m => left / right,
            "/" => throw new FormulaException("0 で割ることはできません。分母の行を確かめてください。", "divides by zero; look at the row below the line"),
            _ => Holds(left, right) ? 1m : 0m,
        };
    }

    /// <summary>Whether the comparison holds between two values.</summary>
    public bool Holds(decimal left, decimal right) => Sign switch
    {
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        ">=" => left >= right,
        _ => left == right,
    };
}

/// <summary>A function of values: <c>min max abs round floor ceiling if</c>.</summary>
public sealed record CallFormula(string Name, IReadOnlyList<Formula> Arguments) : Formula
{
    public override IEnumerable<Formula> Parts => Arguments;

    public override decimal At(int year, IFormulaCells cells) =>
        Name == "if" ? Arguments[Arguments[0].At(year, cells) != 0m ? 1 : 2].At(year, cells) : Of([.. Arguments.Select(argument => argument.At(year, cells))]);

    private decimal Of(decimal[] values) => Name switch
    {
        "min" => values.Min(),
        "max" => values.Max(),
        "abs" => Math.Abs(values[0]),
        "round" => Rounding.HalfUp(values[0], Decimals(values)),
        "floor" => Rounding.Floor(values[0], Decimals(values)),
        _ => -Rounding.Floor(-values[0], Decimals(values)),
    };

    private static int Decimals(decimal[] values) => values.Length < 2 ? 0 : (int)values[1];
}
