using Billing.Db.Demo.Year.Scripts;
using Billing.Kernel;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>A script and whoever plays it.</summary>
internal sealed class PlayedScript(DebtorScript script, ScriptedDebtor debtor)
{
    private readonly IEnumerator<LocalDate> _days = script.Play(debtor).GetEnumerator();

    public string Name => script.Name;

    public ScriptedDebtor Debtor { get; } = debtor;

    /// <summary>The first day on which it goes on; null = it has come to its end.</summary>
    public LocalDate? NextOn { get; private set; } = LocalDate.MinIsoValue;

    /// <summary>Why it could not go on: the script does not fit the book.</summary>
    public string? Fault { get; private set; }

    /// <summary>Plays a day; the debtor has been woken for it.</summary>
    public void Play()
    {
        try
        {
            NextOn = _days.MoveNext() ? _days.Current : null;
        }
        catch (Exception fault) when (fault is BusinessRuleException or InvalidOperationException)
        {
            (NextOn, Fault) = (null, $"{Debtor.Today:uuuu-MM-dd} customer {Debtor.Who.Id}: {fault.Message}");
        }
    }
}
