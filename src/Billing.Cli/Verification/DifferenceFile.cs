using System.Globalization;
using System.Text;
using Billing.Kernel;

namespace Billing.Cli.Verification;

/// <summary>A CSV file with one line per difference, UTF-8 with a byte order mark so that Excel reads it. Written beside and renamed at the end: a run that is stopped leaves the file as it was.</summary>
internal sealed class DifferenceFile : IDisposable
{
    private readonly string _file;
    private readonly string _half;
    private StreamWriter? _text;

    private DifferenceFile(string file, string header)
    {
        _file = file;
        _half = file + ".part";
        _text = new StreamWriter(_half, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        _text.WriteLine(header);
    }

    /// <summary>Null where no file is asked for.</summary>
    public static DifferenceFile? Open(string? file, string header) => file is null ? null : new DifferenceFile(file, header);

    public void Write(IEnumerable<object?> fields) =>
        _text!.WriteLine(string.Join(',', fields.Select(field => field is string words ? CsvText.Words(words) : Convert.ToString(field, CultureInfo.InvariantCulture))));

    /// <summary>All differences are written.</summary>
    public void Finish()
    {
        Close();
        File.Move(_half, _file, overwrite: true);
    }

    /// <summary>Takes away what was not finished.</summary>
    public void Dispose()
    {
        Close();
        File.Delete(_half);
    }

    private void Close()
    {
        _text?.Dispose();
        _text = null;
    }
}
