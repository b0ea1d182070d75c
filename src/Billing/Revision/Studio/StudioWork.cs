using System.Data.Common;
using Billing.Kernel;
using Billing.Revision.Design;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Revision.Studio;

/// <summary>Does what is on the studio's list, one task after another. May be killed at any moment: a task's outcome is written with its end in one transaction, and one without an end is begun again.</summary>
public sealed class StudioWork(IBillingDatabase database, RuleBook book, UsageShelf shelf, IClock clock)
{
    /// <summary>Where a search ends without a proof: minutes on a table of a city, some hundred megabytes of open boxes.</summary>
    public const int MostNodes = 100_000;

    private readonly StudioTasks _tasks = new(database);

    /// <summary>Does the oldest task.</summary>
    /// <param name="cancel">The process ends: the task is put back.</param>
    /// <returns>False where there was none.</returns>
    public bool RunNext(CancellationToken cancel = default)
    {
        if (_tasks.Take(clock.GetCurrentInstant()) is not { } task)
        {
            return false;
        }

        try
        {
            Attempt(task, cancel);
        }
        catch (StudioTaskLostException)
        {
            // Another worker has it and will write its outcome.
        }

        return true;
    }

    private void Attempt(StudioTask task, CancellationToken cancel)
    {
        try
        {
            Do(task, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            _tasks.PutBack(task);
        }
        catch (OperationCanceledException)
        {
            End(task, StudioTaskState.CalledOff, "", null);
        }
        catch (BusinessRuleException refusal)
        {
            End(task, StudioTaskState.Refused, "", refusal.Said);
        }
        catch (Exception fault) when (fault is not (StudioTaskLostException or DbException or DbUpdateException))
        {
            // What failed once by a fault of the program fails again: nobody is to wait for it. The caller logs it.
            End(task, StudioTaskState.Refused, "", new Sentence("プログラムの誤りで計算できませんでした。記録を管理者に見せてください。", "a fault of the program stopped it; show the log to the administrator."));
            throw;
        }
    }

    private void Do(StudioTask task, CancellationToken cancel)
    {
        switch (task.Kind)
        {
            case StudioTaskKind.CountYear:
                Count(task, StudioJson.Read<CountQuestion>(task.Question), cancel);
                break;
            case StudioTaskKind.Prove:
                Prove(task, StudioJson.Read<ProofQuestion>(task.Question), cancel);
                break;
            case StudioTaskKind.Design or StudioTaskKind.TradeOff:
                Design(task, StudioJson.Read<DesignQuestion>(task.Question), cancel);
                break;
            default:
                throw new InvalidOperationException($"Task {task.Id} has the unknown kind {task.Kind}.");
        }
    }

    private void Count(StudioTask task, CountQuestion question, CancellationToken cancel) =>
        new UsageDesk(database).TakeYear(new FiscalYear(question.Year), question.Service, clock.GetCurrentInstant(), task.AskedBy, Watch(task).Walk(1), (db, snapshot, known) =>
            StudioTasks.Finish(db, task, StudioTaskState.Done, StudioJson.Print(new CountOutcome(snapshot.Id, known)), null, snapshot.Id, clock.GetCurrentInstant()), cancel);

    private void Prove(StudioTask task, ProofQuestion question, CancellationToken cancel)
    {
        var year = new FiscalYear(question.Year);

        // The bills are walked twice: once counted, once charged one by one.
        var report = RevisionProof.Run(database, book, question.Table(), BillingMonth.Of(year.First), BillingMonth.Of(year.Last), Watch(task).Walk(2), cancel);
        if (report.OrdinaryBills + report.SpecialBills == 0)
        {
            throw UsageDesk.NoBills(year);
        }

        End(task, StudioTaskState.Done, StudioJson.Print(ProofOutcome.Of(report, year.StartYear)), null);
    }

    private void Design(StudioTask task, DesignQuestion question, CancellationToken cancel)
    {
        var request = question.On(shelf.Of(question.SnapshotId));
        var limits = question.Limits is { } many ? many.Select(limit => (decimal?)limit).ToList() : [question.MostIncreasePercent];
        var most = MostNodes / limits.Count;
        var watch = Watch(task);
        var before = PricedUsage.Of(request.Baseline, request.Usage, question.TaxRate).BeforeTax();
        var found = new List<DesignOutcome>();
        foreach (var limit in limits.TakeWhile(_ => !watch.IsStopped))
        {
            var result = TariffDesign.Solve(request with { MostIncreasePercent = limit }, most, watch.Search((long)found.Count * most, (long)limits.Count * most), cancel);
            found.Add(DesignOutcome.Of(result, limit, before));
        }

        End(task, StudioTaskState.Done, StudioJson.Print(found), null);
    }

    private TaskWatch Watch(StudioTask task) => new(_tasks, task, clock);

    private void End(StudioTask task, StudioTaskState state, string result, Sentence? refused)
    {
        using var db = database.NewContext();
        StudioTasks.Finish(db, task, state, result, refused, null, clock.GetCurrentInstant());
    }
}
