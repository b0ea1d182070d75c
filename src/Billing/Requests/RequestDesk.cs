using Billing.Kernel;
using Billing.Machines;
using Billing.Nights;
using Billing.Requests.Forms;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests;

/// <summary>
/// The one door to requests: foresees a step, takes it with all its consequences in one transaction, and undoes it by a counter-act. What is confirmed is what was
/// shown: the act plans anew, and where the plan is another one by now, nothing is done and the new plan is shown.
/// </summary>
public sealed class RequestDesk(BillingDbContext db, IBillingDatabase database, RuleBook book, IClock clock)
{
    /// <summary>The form of a request that is not yet received, and what it would do.</summary>
    /// <param name="check">False = the form is only opened; nothing is typed yet.</param>
    /// <exception cref="BusinessRuleException">There is no such place or person, or the step may not be taken (<see cref="Machine{T}.Permit"/>).</exception>
    public async Task<Foreseen> Foresee(RequestDraft draft, Clerk clerk, bool check = true)
    {
        var file = await RequestFiles.New(Office(clerk), draft);
        return await Foresee(file, draft.Trigger, draft.Typed, check);
    }

    /// <summary>The form of a step of a stored request, and what it would do.</summary>
    public async Task<Foreseen> Foresee(string number, string trigger, IReadOnlyDictionary<string, string> typed, Clerk clerk, bool check = true) =>
        await Foresee(await Stored(number, clerk, tracked: false), trigger, typed, check);

    /// <summary>The file of a stored request.</summary>
    /// <exception cref="BusinessRuleException"><c>request.unknown</c>.</exception>
    public Task<RequestFile> File(string number, Clerk clerk) => Stored(number, clerk, tracked: false);

    /// <summary>Receives a request, and does at once what its first step does.</summary>
    /// <param name="mark">Of the preview that was confirmed.</param>
    public async Task<StepOutcome> Open(RequestDraft draft, string mark, Clerk clerk)
    {
        var series = $"request-{FiscalYear.Of(clerk.Today)}";
        Numbers.Ensure(database, series);
        Numbers.Ensure(database, Numbers.Bills(FiscalYear.Of(clerk.Today)));
        return await InTransaction(async () =>
        {
            var seen = await Foresee(await RequestFiles.New(Office(clerk), draft), draft.Trigger, draft.Typed, check: true);
            if (!seen.IsRight || seen.Mark != mark)
            {
                return new StepOutcome(null, seen);
            }

            var request = seen.File.Request;
            request.Number = $"{FiscalYear.Of(clerk.Today)}-{Numbers.Take(db, series, 1):000000}";
            request.Form = seen.Values.ToJson();
            request.DueOn = seen.File.Procedure.Due(seen.File with { Form = seen.Values });
            db.Requests.Add(request);
            await db.SaveChangesAsync();
            db.RequestDocuments.AddRange(seen.File.Documents.Select(name => new RequestDocument { RequestId = request.Id, Name = name, ReceivedOn = clerk.Today, ReceivedBy = clerk.Person }));
            await Take(seen, clerk);
            return new StepOutcome(request, seen);
        });
    }

    /// <summary>Takes a step of a stored request.</summary>
    public async Task<StepOutcome> Fire(string number, string trigger, IReadOnlyDictionary<string, string> typed, string mark, Clerk clerk)
    {
        Numbers.Ensure(database, Numbers.Bills(FiscalYear.Of(clerk.Today)));
        return await InTransaction(async () =>
        {
            var seen = await Foresee(await Stored(number, clerk, tracked: true), trigger, typed, check: true);
            if (!seen.IsRight || seen.Mark != mark)
            {
                return new StepOutcome(null, seen);
            }

            await Take(seen, clerk);
            return new StepOutcome(seen.File.Request, seen);
        });
    }

    /// <summary>Notes that a paper came in.</summary>
    /// <exception cref="BusinessRuleException">The procedure asks for no such paper, or it is there already.</exception>
    public async Task ReceivePaper(string number, string name, Clerk clerk)
    {
        var file = await Stored(number, clerk, tracked: false);
        if (file.Procedure.Documents.All(d => d.Name != name) || file.Documents.Contains(name))
        {
            throw new BusinessRuleException("request.paper", "その書類は求めていないか、既に受け取っています。画面を開き直してください。", "That paper is not asked for, or is there already: open the page again.");
        }

        db.RequestDocuments.Add(new RequestDocument { RequestId = file.Request.Id, Name = name, ReceivedOn = clerk.Today, ReceivedBy = clerk.Person });
        await db.SaveChangesAsync();
    }

    private Office Office(Clerk clerk) => new(db, database, book, clerk.Person, clerk.Roles, clerk.Today, clock.GetCurrentInstant());

    private async Task<RequestFile> Stored(string number, Clerk clerk, bool tracked) => await RequestFiles.Stored(Office(clerk), number, tracked)
        ?? throw new BusinessRuleException("request.unknown", $"受付番号 {number} はありません。", $"There is no request {number}.");

    private static async Task<Foreseen> Foresee(RequestFile file, string trigger, IReadOnlyDictionary<string, string> typed, bool check)
    {
        var row = file.Procedure.Machine.Permit(file.Request.State, trigger, file, file.Office.Roles, guards: check);
        var form = await StepForms.Of(file, trigger);
        var values = FormValues.Read(form, typed);
        var plan = new Plan();
        var undone = trigger == Triggers.Undo ? file.Effects.Where(e => e.UndoneByStepId is null).Reverse().ToList() : [];
        if (check && values.AreRight && !Triggers.AreCommon(trigger))
        {
            await file.Procedure.Foresee(trigger, file with { Form = file.Procedure.TakesMainForm(trigger) ? values : file.Form }, values, plan);
        }

        return new Foreseen(file, row, form, values, plan, plan.Mark(file, values), undone);
    }

    private async Task Take(Foreseen seen, Clerk clerk)
    {
        var (request, row) = (seen.File.Request, seen.Row);
        var ownForm = !seen.File.Procedure.TakesMainForm(row.Trigger);
        var step = new RequestStep
        {
            RequestId = request.Id,
            Kind = request.Kind,
            At = clock.GetCurrentInstant(),
            Person = clerk.Person,
            Trigger = row.Trigger,
            FromState = row.From,
            ToState = row.To,
            Form = ownForm && seen.Values.Texts.Count > 0 ? seen.Values.ToJson() : null,
        };
        db.RequestSteps.Add(step);
        request.Form = ownForm ? request.Form : seen.Values.ToJson();
        request.State = row.To;
        request.IsClosed = seen.File.Procedure.Machine.State(row.To).IsClosed;
        request.ClosedOn = request.IsClosed ? clerk.Today : null;
        request.Version++;
        await db.SaveChangesAsync();
        var act = new Act(seen.File.Office, request, step) { Contract = seen.File.Contract, Customer = seen.File.Customer ?? seen.File.User };
        await Effects.Undo(act, seen.Undone);
        await Effects.Apply(act, seen.Plan.Consequences);
        request.ContractId ??= act.Contract?.Id;
        request.CustomerId ??= act.Customer?.Id;
        await db.SaveChangesAsync();
    }

    private async Task<T> InTransaction<T>(Func<Task<T>> act)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            var result = await act();
            await transaction.CommitAsync();
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BusinessRuleException(
                "request.changed-meanwhile",
                "確認している間に、別の職員が同じ届出・契約・場所を変更しました。画面を開き直し、今の内容を確かめてからやり直してください。",
                "Somebody else changed the same request, contract or place meanwhile. Open the page again, look at it as it is now, and repeat.");
        }
    }
}

/// <summary>The person at the counter.</summary>
/// <param name="Person">Signed-in name.</param>
/// <param name="Roles">Names of <see cref="Kernel.Roles"/>.</param>
/// <param name="Today">Today at the counter.</param>
public sealed record Clerk(string Person, IReadOnlySet<string> Roles, LocalDate Today);
