using System.Security.Cryptography;
using System.Text;
using Billing.Kernel;
using Billing.Requests.Forms;

namespace Billing.Requests;

/// <summary>What a step would do, found out without changing anything: the preview, and then the act itself.</summary>
public sealed class Plan
{
    private readonly List<Consequence> _consequences = [];
    private readonly List<Sentence> _warnings = [];

    /// <summary>In the order in which they are done.</summary>
    public IReadOnlyList<Consequence> Consequences => _consequences;

    /// <summary>What the clerk must know or say, though it stops nothing.</summary>
    public IReadOnlyList<Sentence> Warnings => _warnings;

    /// <summary>Sum of what is owed by it.</summary>
    public Money Yen => new(_consequences.Sum(c => c.Yen?.Yen ?? 0));

    public void Add(Consequence consequence) => _consequences.Add(consequence);

    public void Warn(string ja, string en) => _warnings.Add(new Sentence(ja, en));

    /// <summary>A mark of all that was foreseen. What a clerk confirmed is done only while it is still the same.</summary>
    /// <param name="file">Versions of what it is about are part of the mark.</param>
    /// <param name="form">What was typed is part of it too.</param>
    internal string Mark(RequestFile file, FormValues form)
    {
        var text = new StringBuilder($"{file.Request.Kind}|{file.Request.Version}|{file.Contract?.Id}:{file.Contract?.Version}|{file.Point?.Id}:{file.Point?.Version}\n{form.ToJson()}\n");
        foreach (var consequence in _consequences)
        {
            text.Append(consequence.GetType().Name).Append('|').Append(consequence.Told.Ja).Append('|').Append(consequence.Yen?.Yen).Append('\n');
        }

        foreach (var warning in _warnings)
        {
            text.Append(warning.Ja).Append('\n');
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
