using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace Billing.Cli.Common;

/// <summary>Options that hold an ISO date.</summary>
internal static class Dates
{
    public static Option<LocalDate> Option(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        Required = required,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            var parsed = LocalDatePattern.Iso.Parse(text);
            if (!parsed.Success)
            {
                result.AddError($"{name} '{text}' is no date; write it as 2026-11-16 / 日付は 2026-11-16 の形で指定してください");
                return default;
            }

            return parsed.Value;
        },
    };
}
