using System.Security.Cryptography;
using Billing.Collection;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Debits;

/// <summary>What became of a bank's answer.</summary>
/// <param name="Runs">The runs that it answers; empty where it could not be taken.</param>
/// <param name="AlreadyTaken">These very bytes were taken before; nothing was changed.</param>
/// <param name="Faults">With record and first byte; where there is one, nothing was changed.</param>
public sealed record TakenDebitAnswer(IReadOnlyList<DebitRun> Runs, bool AlreadyTaken, IReadOnlyList<LineFault> Faults);

/// <summary>
/// 振替結果: takes what a bank answered, whole or not at all, after holding every record against what was asked. Code 0 becomes a payment of the debit day; every other code is kept with
/// what follows from it by the bank's profile: a second run, a slip, the next run, or the end of the mandate.
/// </summary>
/// <param name="profiles">A bank's profile by its name.</param>
public sealed class DebitAnswers(IBillingDatabase database, Func<string, BankProfile> profiles)
{
    /// <param name="name">Name of the file.</param>
    /// <param name="at">Moment of taking, for the trace.</param>
    /// <exception cref="BusinessRuleException"><c>debit-file.empty</c>; <c>debit-result.meanwhile</c>.</exception>
    public TakenDebitAnswer Take(string name, byte[] bytes, LocalDate today, Instant at, string by)
    {
        using var db = database.NewContext();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (db.DebitRuns.AsNoTracking().Where(r => r.AnswerSha256 == hash).OrderBy(r => r.Id).ToList() is { Count: > 0 } before)
        {
            return new(before, AlreadyTaken: true, []);
        }

        var (file, runs) = Read(db, name, bytes, today);
        var faults = file.Faults.Count > 0 ? file.Faults : new AnswerCheck(db, runs, profiles, today).Faults(file);
        if (faults.Count > 0)
        {
            return new([], AlreadyTaken: false, faults);
        }

        using var transaction = db.Database.BeginTransaction();
        try
        {
            foreach (var (run, set) in file.Sets.Select(set => (AnswerCheck.RunOf(set, runs)!, set)))
            {
                Answer(db, run, hash, name, today, at, by);
                new DebitPosting(db, run, profiles(run.Profile), today).Post(set.Rows);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BusinessRuleException("debit-result.meanwhile", "同じ請求の結果、またはその口座振替が同時に変更されました。画面を開き直してください。何も取り込んでいません。", "The run or one of its mandates was changed at the same time: open the page again. Nothing was taken.");
        }

        transaction.Commit();
        return new(runs, AlreadyTaken: false, []);
    }

    /// <summary>The runs follow from the keys, the profile from the runs; with a profile that is not known yet the file is read by the standard.</summary>
    private (DebitFile File, List<DebitRun> Runs) Read(BillingDbContext db, string name, byte[] bytes, LocalDate today)
    {
        var read = DebitFileReader.Read(name, bytes, today, BankProfile.Standard with { BlankFillers = false }, DebitFileKind.Result);
        var ids = read.Rows.Select(row => DebitEntry.RunOf(row.Key)).OfType<long>().Distinct().Take(100).ToList();
        var runs = db.DebitRuns.Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).ToList();
        return (runs.Count == 0 ? read : DebitFileReader.Read(name, bytes, runs[0].DebitOn, profiles(runs[0].Profile), DebitFileKind.Result), runs);
    }

    /// <summary>Written first: a second answer at the same time waits here, and then finds the run changed.</summary>
    private static void Answer(BillingDbContext db, DebitRun run, string hash, string name, LocalDate today, Instant at, string by)
    {
        db.Attach(run);
        if (run.State == DebitRunState.Made)
        {
            (run.SentOn, run.SentBy) = (today, by);
        }

        (run.State, run.AnsweredOn, run.AnsweredAt, run.AnsweredBy, run.AnswerName, run.AnswerSha256) = (DebitRunState.Answered, today, at, by, name, hash);
        run.Version++;
        db.SaveChanges();
    }
}
