using System.Globalization;

namespace Billing.Plans.Formulas;

/// <summary>Reads a formula such as <c>prev(cash) + net_profit - 0.5 * interest(new)</c>. The words are told in <c>PLAN.md</c>. Pure.</summary>
public sealed class FormulaParser
{
    /// <summary>Words of the language, which no row may be called.</summary>
    public static readonly IReadOnlyList<string> Words =
        ["prev", "next", "lag", "at", "cumulative", "year", "min", "max", "abs", "round", "floor", "ceiling", "if", "repayment", "interest", "balance", "depreciation", "bookValue"];

    private static readonly Dictionary<string, (int Least, int Most)> Functions = new(StringComparer.Ordinal)
    {
        ["min"] = (2, 20),
        ["max"] = (2, 20),
        ["abs"] = (1, 1),
        ["round"] = (1, 2),
        ["floor"] = (1, 2),
        ["ceiling"] = (1, 2),
        ["if"] = (3, 3),
    };

    private readonly List<string> _tokens;
    private readonly FormulaNames _names;
    private int _at;

    private FormulaParser(string text, FormulaNames names) => (_tokens, _names) = (FormulaTokens.Of(text), names);

    private string Next => _at < _tokens.Count ? _tokens[_at] : "";

    /// <exception cref="FormulaException">It is no formula, or names what the plan does not have.</exception>
    public static Formula Parse(string text, FormulaNames names)
    {
        var parser = new FormulaParser(text, names);
        var formula = parser.Comparison();
        return parser.Next.Length == 0 ? formula : throw new FormulaException($"「{parser.Next}」の前に演算記号がありません。", $"lacks a sign before '{parser.Next}'");
    }

    private Formula Comparison()
    {
        var left = Sum();
        return Next is "<" or "<=" or ">" or ">=" or "=" ? new OperationFormula(Take(), left, Sum()) : left;
    }

    private Formula Sum()
    {
        var left = Product();
        while (Next is "+" or "-")
        {
            left = new OperationFormula(Take(), left, Product());
        }

        return left;
    }

    private Formula Product()
    {
        var left = Factor();
        while (Next is "*" or "/")
        {
            left = new OperationFormula(Take(), left, Factor());
        }

        return left;
    }

    private Formula Factor()
    {
        var token = Take();
        if (token == "-")
        {
            return new OperationFormula("-", new NumberFormula(0m), Factor());
        }

        if (token == "(")
        {
            var inside = Comparison();
            Expect(")");
            return inside;
        }

        if (char.IsAsciiDigit(token[0]))
        {
            return new NumberFormula(decimal.Parse(token, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        }

        return FormulaTokens.IsName(token) ? Next == "(" ? Function(token) : Row(token, 0, null) : throw Unexpected(token);
    }

    private Formula Function(string name)
    {
        Expect("(");
        Formula made = name switch
        {
            "prev" => Shifted(-1),
            "next" => Shifted(1),
            "lag" => Lagged(),
            "at" => InYear(),
            "cumulative" => Cumulative(),
            "year" => new YearFormula(),
            "repayment" => Account(AccountValue.Repayment, _names.Loans),
            "interest" => Account(AccountValue.Interest, _names.Loans),
            "balance" => Account(AccountValue.Balance, _names.Loans),
            "depreciation" => Account(AccountValue.Depreciation, _names.Assets),
            "bookValue" => Account(AccountValue.BookValue, _names.Assets),
            _ => Call(name),
        };
        Expect(")");
        return made;
    }

    private CallFormula Call(string name)
    {
        if (!Functions.TryGetValue(name, out var takes))
        {
            throw new FormulaException($"{name} という関数はありません。使えるもの: {string.Join(", ", Words)}", $"knows no function {name}; there are {string.Join(", ", Words)}");
        }

        var arguments = new List<Formula> { Comparison() };
        while (Next == ",")
        {
            Take();
            arguments.Add(Comparison());
        }

        if (arguments.Count < takes.Least || arguments.Count > takes.Most)
        {
            throw new FormulaException($"{name} の引数は {takes.Least}〜{takes.Most} 個です({arguments.Count} 個あります)。", $"gives {name} {arguments.Count} values; it takes {takes.Least} to {takes.Most}");
        }

        return new CallFormula(name, arguments);
    }

    private RowFormula Shifted(int shift)
    {
        var name = Take();
        Formula? opening = null;
        if (Next == ",")
        {
            Take();
            opening = Comparison();
        }

        return Row(name, shift, opening);
    }

    private RowFormula Lagged()
    {
        var name = Take();
        Expect(",");
        var years = (int)Whole();
        Formula? opening = null;
        if (Next == ",")
        {
            Take();
            opening = Comparison();
        }

        return Row(name, -years, opening);
    }

    private FixedYearFormula InYear()
    {
        var row = Row(Take(), 0, null);
        Expect(",");
        var year = (int)Whole();
        return year >= _names.First && year <= _names.Last
            ? new FixedYearFormula(row.Row, row.Name, year)
            : throw new FormulaException($"{year} 年度は計画の期間 {_names.First}〜{_names.Last} の外です。", $"asks for {year}, outside of the plan's years {_names.First} to {_names.Last}");
    }

    private CumulativeFormula Cumulative()
    {
        var row = Row(Take(), 0, null);
        return new CumulativeFormula(row.Row, row.Name);
    }

    private AccountFormula Account(AccountValue what, IReadOnlyDictionary<string, int> known)
    {
        var name = Take();
        return known.TryGetValue(name, out var index)
            ? new AccountFormula(what, index, name)
            : throw new FormulaException($"{name} はありません。ここで使えるもの: {string.Join(", ", known.Keys)}", $"names {name}, which is not there; known are {string.Join(", ", known.Keys)}");
    }

    private RowFormula Row(string name, int shift, Formula? opening) => _names.Rows.TryGetValue(name, out var row)
        ? new RowFormula(row, name, shift, opening)
        : throw new FormulaException($"「{name}」という行も前提もありません。rows か assumptions に加えるか、綴りを確かめてください。", $"names '{name}', which is neither a row nor an assumption; add it or correct the word");

    private decimal Whole() => decimal.TryParse(Take(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormulaException("ここには整数が必要です。", "needs a whole number here");

    private string Take() => _at < _tokens.Count ? _tokens[_at++] : throw new FormulaException("式が途中で終わっています。", "ends too early");

    private void Expect(string token)
    {
        if (Next != token)
        {
            throw Next.Length == 0 ? new FormulaException($"「{token}」がありません。", $"lacks '{token}' at its end") : Unexpected(Next);
        }

        _at++;
    }

    private static FormulaException Unexpected(string token) => new($"「{token}」はここには書けません。", $"has '{token}' where it cannot stand");
}
