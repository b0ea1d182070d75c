using Billing.Kernel;
using Billing.Machines;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests;

/// <summary>手続: what the office asks, checks and does for one kind of request. A class per kind; <see cref="Procedures"/> lists them.</summary>
public abstract class Procedure
{
    public abstract RequestKind Kind { get; }

    public Sentence Name => RequestWords.Of(Kind);

    /// <summary>What a request of the kind is about: it is opened from there.</summary>
    public abstract RequestSubject Subject { get; }

    /// <summary>Whether a request that is opened from a contract is about that contract, and not only about its place.</summary>
    public virtual bool KeepsContract => Subject == RequestSubject.Contract;

    /// <summary>States and permitted steps.</summary>
    public virtual Machine<RequestFile> Machine => CounterMachine.Ordinary;

    /// <summary>Whether somebody in one of these roles may receive such a request.</summary>
    public bool ReceivedBy(IReadOnlySet<string> roles) => Machine.Table.Any(row => row.From == Machine.Initial && row.Roles.Any(roles.Contains));

    /// <summary>The main form, filled in when the request is received. Defaults come from what is known.</summary>
    public abstract Task<IReadOnlyList<FormGroup>> Form(RequestFile file);

    /// <summary>The form of a later step; empty = a button is enough.</summary>
    public virtual Task<IReadOnlyList<FormGroup>> StepForm(string trigger, RequestFile file) => Task.FromResult<IReadOnlyList<FormGroup>>([]);

    /// <summary>Papers that are asked for.</summary>
    public virtual IReadOnlyList<DocumentNeed> Documents => [];

    /// <summary>処理期限 of a request received today; null = none.</summary>
    public virtual LocalDate? Due(RequestFile file) => file.Office.Limit(Kind, "days") is { } days ? file.Office.Today.PlusDays(days) : null;

    /// <summary>
    /// Checks a step's form beyond its fields, and adds to <paramref name="plan"/> what the step will do. Changes nothing and takes no lock: it runs for every preview, and again
    /// inside the act.
    /// </summary>
    /// <param name="trigger">The step.</param>
    /// <param name="values">The form of the step; what is wrong with it is written down there, beside its field.</param>
    public abstract Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan);

    /// <summary>Whether a step fills in the main form.</summary>
    public virtual bool TakesMainForm(string trigger) => trigger is Triggers.Receive or Triggers.Complete or Triggers.Amend;
}

/// <summary>What a request is opened from.</summary>
public enum RequestSubject : byte
{
    /// <summary>A contract that runs.</summary>
    Contract,

    /// <summary>A place, named by any contract there ever was, or by its 水栓番号.</summary>
    Place,

    /// <summary>A person or body, or nobody yet.</summary>
    Person,
}

/// <summary>Names of the steps that several machines share.</summary>
public static class Triggers
{
    /// <summary>受付: the form is stored, nothing is done yet.</summary>
    public const string Receive = "receive";

    /// <summary>処理: everything is done at once.</summary>
    public const string Complete = "complete";

    /// <summary>訂正: the stored form is changed.</summary>
    public const string Amend = "amend";

    /// <summary>保留.</summary>
    public const string Wait = "wait";

    /// <summary>取下げ.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>取消: every effect is undone.</summary>
    public const string Undo = "undo";

    /// <summary>Steps that every machine takes in the same way, with a reason and without asking the procedure.</summary>
    public static bool AreCommon(string trigger) => trigger is Wait or Withdraw or Undo;
}
