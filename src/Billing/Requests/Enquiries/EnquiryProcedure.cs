using Billing.Contacts;
using Billing.Kernel;
using Billing.Machines;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Enquiries;

/// <summary>苦情・問合せ, from anybody, about a contract or about nothing on file. One desk has it at a time.</summary>
public sealed class EnquiryProcedure : Procedure
{
    /// <summary>Most characters of a text; the log of contacts takes no longer one.</summary>
    private const int MostText = 800;

    public override RequestKind Kind => RequestKind.Enquiry;

    public override RequestSubject Subject => RequestSubject.Person;

    public override bool KeepsContract => true;

    public override Machine<RequestFile> Machine => EnquiryMachine.Table;

    public override bool TakesMainForm(string trigger) => trigger is Triggers.Receive or Triggers.Amend;

    /// <summary>The deadline that was promised, else the office's own.</summary>
    public override LocalDate? Due(RequestFile file) => file.Form.Day("dueOn") ?? base.Due(file);

    public override Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        IReadOnlyList<FormGroup> form =
        [
            new(new("内容", "What it is about"),
                new FormField("topic", FieldType.Choice, new("用件", "Topic")) { IsNeeded = true, Choices = Topics },
                new FormField("speaker", FieldType.Text, new("相手方", "Who spoke")) { MaxLength = 60, Hint = new("契約者本人でないときや、契約のない方のとき。", "Where it is not the user, or somebody without a contract.") },
                new FormField("text", FieldType.Lines, new("内容", "Text")) { IsNeeded = true, MaxLength = MostText },
                new FormField("dueOn", FieldType.Day, new("回答期限", "Answer by")) { Default = base.Due(file) is { } due ? $"{due:uuuu-MM-dd}" : null },
                new FormField("desk", FieldType.Choice, new("担当する係", "Desk")) { IsNeeded = true, Choices = Desks.Choices, Default = Desks.All.FirstOrDefault(file.Office.Roles.Contains) ?? Roles.Clerk }),
        ];
        return Task.FromResult(form);
    }

    public override Task<IReadOnlyList<FormGroup>> StepForm(string trigger, RequestFile file)
    {
        var note = (Sentence label) => new FormField("reason", FieldType.Lines, label) { IsNeeded = true, MaxLength = MostText };
        IReadOnlyList<FormGroup> form = trigger switch
        {
            EnquiryMachine.HandOver => [new(new("引継ぎ", "Handing over"), new FormField("desk", FieldType.Choice, new("引き継ぐ係", "Desk")) { IsNeeded = true, Choices = Desks.Choices }, note(new("引き継ぐ内容", "What to know")))],
            EnquiryMachine.Escalate => [new(new("上申", "Escalation"), note(new("経緯と判断を求める点", "What happened, what must be decided")))],
            EnquiryMachine.Answer => [new(new("回答", "Answer"), note(new("回答した内容", "What was answered")))],
            EnquiryMachine.Reopen => [new(new("理由", "Reason"), note(new("再び対応する理由", "Why it is opened again")))],
            _ => [],
        };
        return Task.FromResult(form);
    }

    public override Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        switch (trigger)
        {
            case Triggers.Receive or Triggers.Amend:
                Check(trigger, file, values, plan);
                break;
            case EnquiryMachine.HandOver when values.Text("desk") == file.Request.Desk:
                values.Refuse("desk", "今の担当と同じ係です。", "That desk has it already.");
                break;
            case EnquiryMachine.HandOver:
                plan.Add(new HandTo(values.Needed("desk"), file.Request.Desk));
                break;
            case EnquiryMachine.Escalate:
                plan.Add(new HandTo(Roles.SeniorClerk, file.Request.Desk));
                break;
            case EnquiryMachine.Answer when ContractOf(file) is { } contract:
                plan.Add(new LogContact(contract, file.Office.Today, LogContact.ChannelOf(file.Request.Channel), Topic(file.Form), file.Form.Text("speaker"), $"回答: {values.Needed("reason")}"));
                break;
        }

        return Task.CompletedTask;
    }

    private static IReadOnlyList<FieldChoice> Topics { get; } =
    [
        new(nameof(ContactTopic.Charge), new("料金・使用水量", "charge, usage")),
        new(nameof(ContactTopic.Payment), new("支払・納付", "payment")),
        new(nameof(ContactTopic.Moving), new("使用開始・中止・名義", "start, stop, name")),
        new(nameof(ContactTopic.Meter), new("検針・メーター", "reading, meter")),
        new(nameof(ContactTopic.Leak), new("漏水・断水・水質", "leak, no water, quality")),
        new(nameof(ContactTopic.Works), new("工事・排水設備", "works, drainage")),
        new(nameof(ContactTopic.Complaint), new("苦情", "complaint")),
        new(nameof(ContactTopic.Other), new("その他", "other")),
    ];

    private static void Check(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        if (values.Day("dueOn") < file.Office.Today)
        {
            values.Refuse("dueOn", "回答期限が今日より前です。", "The deadline has passed already.");
        }

        if (!values.AreRight)
        {
            return;
        }

        if (values.Text("desk") is { } desk && desk != file.Request.Desk)
        {
            plan.Add(new HandTo(desk, file.Request.Desk));
        }

        if (trigger == Triggers.Receive && ContractOf(file) is { } contract)
        {
            plan.Add(new LogContact(contract, file.Request.ReceivedOn, LogContact.ChannelOf(file.Request.Channel), Topic(values), values.Text("speaker"), values.Needed("text")));
        }
    }

    private static ContactTopic Topic(FormValues values) => values.Word<ContactTopic>("topic") ?? ContactTopic.Other;

    /// <summary>The contract that the enquiry was opened from.</summary>
    private static long? ContractOf(RequestFile file) => file.Request.ContractId;
}
