using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Collects findings, each code once per path.</summary>
internal sealed class LintFindings
{
    private readonly List<LintFinding> _all = [];

    public IReadOnlyList<LintFinding> All => _all;

    public void Note(string code, string path, string ja, string en) => Add(LintSeverity.Note, code, path, ja, en);

    public void Warn(string code, string path, string ja, string en) => Add(LintSeverity.Warning, code, path, ja, en);

    public void Error(string code, string path, string ja, string en) => Add(LintSeverity.Error, code, path, ja, en);

    private void Add(LintSeverity severity, string code, string path, string ja, string en)
    {
        if (!_all.Exists(finding => finding.Code == code && finding.Path == path))
        {
            _all.Add(new LintFinding(severity, code, path, new Sentence(ja, en)));
        }
    }
}
