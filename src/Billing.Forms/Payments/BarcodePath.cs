using System.Globalization;
using System.Text;

namespace Billing.Forms.Payments;

/// <summary>
/// GS1-128 of digits as one SVG path in modules, one module high: start C, FNC1, pairs of digits, check character, stop (ISO/IEC 15417). Drawn 0.1693 mm a module, two dots of a
/// 300 dpi printer; 44 digits are 48.8 mm wide, with ten modules of white on each side 52.2 mm.
/// </summary>
public static class BarcodePath
{
    /// <summary>White on each side, in modules.</summary>
    public const int Quiet = 10;

    /// <summary>Width of a module in millimetres.</summary>
    public const decimal ModuleMillimetres = 25.4m / 150m;

    private const int StartC = 105;
    private const int Fnc1 = 102;
    private const int Stop = 106;

    /// <summary>Widths of bars and spaces of each character, the first being a bar.</summary>
    private static readonly string[] Widths =
    [
        "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221",
        "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321",
        "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131",
        "311123", "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114",
        "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
        "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
    ];

    /// <summary>Modules with the white on both sides.</summary>
    public static int Modules(string digits) => (2 * Quiet) + (11 * (3 + (digits.Length / 2))) + 13;

    /// <summary>The path's data; every bar is a rectangle from 0 to 1.</summary>
    /// <param name="digits">An even number of digits.</param>
    public static string Of(string digits)
    {
        var path = new StringBuilder();
        var at = Quiet;
        foreach (var character in Characters(digits))
        {
            var bar = true;
            foreach (var width in Widths[character])
            {
                var modules = width - '0';
                if (bar)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{at} 0h{modules}v1h-{modules}z");
                }

                at += modules;
                bar = !bar;
            }
        }

        return path.ToString();
    }

    private static List<int> Characters(string digits)
    {
        if (digits.Length % 2 != 0 || !digits.All(char.IsAsciiDigit))
        {
            throw new ArgumentException("Code set C holds pairs of digits.", nameof(digits));
        }

        var characters = new List<int> { StartC, Fnc1 };
        for (var i = 0; i < digits.Length; i += 2)
        {
            characters.Add(int.Parse(digits.AsSpan(i, 2), CultureInfo.InvariantCulture));
        }

        var sum = characters[0] + characters.Skip(1).Select((c, i) => c * (i + 1)).Sum();
        return [.. characters, sum % 103, Stop];
    }
}
