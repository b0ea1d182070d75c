using System.Globalization;
using System.Text.RegularExpressions;

namespace Billing.Tests.Forms.Plans;

/// <summary>A workbook's formulas as a spreadsheet reckons them, as far as plans use them: so that what a reader of the file sees after a change is tested and not believed.</summary>
/// <param name="numbers">Cells that hold a number.</param>
/// <param name="formulas">Cells that hold a formula.</param>
internal sealed partial class SheetFormula(IReadOnlyDictionary<string, decimal> numbers, IReadOnlyDictionary<string, string> formulas)
{
    private readonly Dictionary<string, decimal> _known = new(numbers);

    public decimal this[string cell]
    {
        get
        {
            if (!_known.TryGetValue(cell, out var value))
            {
                _known[cell] = value = new Reader(this, formulas[cell]).Compared();
            }

            return value;
        }
    }

    [GeneratedRegex(@"\d+(\.\d+)?|[A-Z]+\d+|[A-Z]+|<=|>=|<>|[-+*/^(),:<>=]")]
    private static partial Regex Tokens();

    private sealed class Reader(SheetFormula sheet, string text)
    {
        private readonly List<string> _tokens = [.. Tokens().Matches(text).Select(match => match.Value)];
        private int _at;

        private string Next => _at < _tokens.Count ? _tokens[_at] : "";

        public decimal Compared()
        {
            var left = Sum();
            if (Next is not ("<" or "<=" or ">" or ">=" or "=" or "<>"))
            {
                return left;
            }

            var sign = Take();
            var right = Sum();
            return sign switch { "<" => left < right, "<=" => left <= right, ">" => left > right, ">=" => left >= right, "=" => left == right, _ => left != right } ? 1m : 0m;
        }

        private decimal Sum()
        {
            var value = Product();
            while (Next is "+" or "-")
            {
                value = Take() == "+" ? value + Product() : value - Product();
            }

            return value;
        }

        private decimal Product()
        {
            var value = Power();
            while (Next is "*" or "/")
            {
                value = Take() == "*" ? value * Power() : value / Power();
            }

            return value;
        }

        private decimal Power()
        {
            var value = One();
            while (Next == "^")
            {
                Take();
                var power = (int)One();
                value = power >= 0 ? Enumerable.Repeat(value, power).Aggregate(1m, (all, one) => all * one) : 1m / Enumerable.Repeat(value, -power).Aggregate(1m, (all, one) => all * one);
            }

            return value;
        }

        private decimal One()
        {
            var token = Take();
            if (token == "-")
            {
                return -One();
            }

            if (token == "(")
            {
                var value = Compared();
                Take();
                return value;
            }

            return decimal.TryParse(token, CultureInfo.InvariantCulture, out var number) ? number : char.IsAsciiDigit(token[^1]) ? sheet[token] : Call(token);
        }

        private decimal Call(string name)
        {
            Take();
            var of = new List<decimal>();
            while (Next != ")")
            {
                if (Next == ",")
                {
                    Take();
                }

                if (name == "SUM")
                {
                    var (from, _, to) = (Take(), Take(), Take());
                    of.AddRange(Between(from, to).Select(cell => sheet[cell]));
                    continue;
                }

                of.Add(Compared());
            }

            Take();
            return name switch
            {
                "SUM" => of.Sum(),
                "IF" => of[0] != 0m ? of[1] : of[2],
                "MIN" => of.Min(),
                "MAX" => of.Max(),
                "ABS" => Math.Abs(of[0]),
                "INT" => decimal.Floor(of[0]),
                _ => of[1] >= 0m ? Math.Round(of[0], (int)of[1], MidpointRounding.AwayFromZero) : throw new NotSupportedException(name),
            };
        }

        private static IEnumerable<string> Between(string from, string to)
        {
            var line = from.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
            return Enumerable.Range(Column(from), Column(to) - Column(from) + 1).Select(column => Letters(column) + line);
        }

        private static int Column(string cell) => cell.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1);

        private static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));

        private string Take() => _tokens[_at++];
    }
}
