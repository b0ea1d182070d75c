using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>
/// Runs or resumes the night of a day. The page, the scheduler and the command line call it; any number of them may, one after another or, where the
/// database takes several writers, at once: every step is checked off in the transaction that did its work.
/// </summary>
public sealed class NightRunner(IBillingDatabase database, RuleBook book, IClock clock)
{
    /// <summary>Runs what is left of the night of <paramref name="date"/>.</summary>
    /// <exception cref="BusinessRuleException">An earlier night is not done, or the rule book lacks a rule.</exception>
    public NightReport Run(LocalDate date, NightOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new NightOptions();
        var night = new NightPlan(database, clock, options.ChunkSize).Ensure(date);
        if (night.FinishedAt is not null)
        {
            return NightReports.Of(database, night, changed: false);
        }

        Numbers.Ensure(database, Numbers.Usage);
        Numbers.Ensure(database, Numbers.Bills(FiscalYear.Of(date)));
        var maker = BillWriter.Maker(database, book);
        var changed = false;
        foreach (var (stage, work) in Stages(night, maker))
        {
            if (stage > options.Until)
            {
                break;
            }

            changed |= RunStage(night, stage, work, options, cancel);
        }

        changed |= FinishIfDone(night);
        return NightReports.Of(database, night, changed);
    }

    private IEnumerable<(Stage Stage, IStage Work)> Stages(Night night, BillMaker maker) =>
    [
        (Stage.Usage, new UsageStage(database, night, GateRules.InForce(book, night.Date))),
        (Stage.Bills, new BillStage(database, night, maker)),
        (Stage.Ledger, new LedgerStage(database, night, book)),
        (Stage.Documents, new DocumentStage(night)),
    ];

    private bool RunStage(Night night, Stage stage, IStage work, NightOptions options, CancellationToken cancel)
    {
        var workers = database.ManyWriters ? Math.Max(1, options.Workers) : 1;
        var lanes = Enumerable.Range(1, workers).Select(n => new Lane(database, clock, night, stage, work, options, WorkerName(n))).ToList();
        if (workers == 1)
        {
            lanes[0].Run(cancel);
        }
        else
        {
            Task.WaitAll([.. lanes.Select(l => Task.Factory.StartNew(() => l.Run(cancel), cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default))], cancel);
        }

        return lanes.Exists(l => l.Committed > 0);
    }

    private static string WorkerName(int lane) => $"{Environment.MachineName}/{Environment.ProcessId}/{lane}";

    private bool FinishIfDone(Night night)
    {
        using var db = database.NewContext();
        if (db.NightSteps.Any(s => s.NightId == night.Id && s.State != StepState.Done))
        {
            return false;
        }

        night.FinishedAt = clock.GetCurrentInstant();
        return db.Nights.Where(n => n.Id == night.Id && n.FinishedAt == null).ExecuteUpdate(u => u.SetProperty(n => n.FinishedAt, night.FinishedAt)) == 1;
    }
}
