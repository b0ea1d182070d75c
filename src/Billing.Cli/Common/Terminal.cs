using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Billing.Kernel;

namespace Billing.Cli.Common;

/// <summary>Where a command speaks: results on standard output, messages on standard error, in the language of the call.</summary>
internal sealed class Terminal(ParseResult call, TextWriter output, TextWriter error)
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        // Japanese stays readable; the document goes to a program or a terminal, never into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Whether the caller asked for one JSON document.</summary>
    public bool Json { get; } = call.GetValue(GlobalOptions.Json);

    public bool Verbose { get; } = call.GetValue(GlobalOptions.Verbose);

    /// <summary><c>ja</c> or <c>en</c>: as asked, else the system's language, else Japanese.</summary>
    public string Language { get; } = call.GetValue(GlobalOptions.Language) ?? (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "ja");

    public static Terminal Of(ParseResult call) => new(call, call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);

    public string Say(Sentence sentence) => sentence.In(Language);

    public string Say(string ja, string en) => Language == "en" ? en : ja;

    /// <summary>A line of the result for people. Silent with <c>--json</c>.</summary>
    public void Line(string text = "")
    {
        if (!Json)
        {
            output.WriteLine(text);
        }
    }

    /// <summary>A finished document on standard output, as it is.</summary>
    public void Raw(string text) => output.WriteLine(text.TrimEnd('\r', '\n'));

    /// <summary>The JSON document. Silent without <c>--json</c>.</summary>
    public void Document(object document)
    {
        if (Json)
        {
            output.WriteLine(JsonSerializer.Serialize(document, JsonOptions));
        }
    }

    /// <summary>A message on standard error.</summary>
    public void Complain(string text) => error.WriteLine(text);
}
