using Billing.Kernel;
using NodaTime;

namespace Billing.Collection;

/// <summary>口座振替請求: what one contract with a bank or agent was asked to debit on a day, and what came of it. The entries never change but for the bank's answer.</summary>
public sealed class DebitRun
{
    /// <summary>Most entries: six digits in the trailer, and in the keys of entries.</summary>
    public const int MostEntries = 999_999;

    public long Id { get; set; }

    /// <summary>Name of the contract in the rule book (<see cref="RuleBooks.DirectDebitRule"/>).</summary>
    public required string Contract { get; set; }

    /// <summary>Profile under which the file was written, and its answer is read.</summary>
    public required string Profile { get; set; }

    /// <summary>委託者コード, 10 digits.</summary>
    public required string ClientCode { get; set; }

    /// <summary>引落日.</summary>
    public LocalDate DebitOn { get; set; }

    /// <summary>The services whose claims were asked for.</summary>
    public MandateScope Services { get; set; }

    public DebitRunState State { get; set; }

    public int Entries { get; set; }

    /// <summary>Sum of the entries.</summary>
    public Money Asked { get; set; }

    /// <summary>Of it, what the bank debited; zero until it answered.</summary>
    public Money Debited { get; set; }

    public LocalDate MadeOn { get; set; }

    public Instant MadeAt { get; set; }

    public required string MadeBy { get; set; }

    /// <summary>Name of the file for the bank.</summary>
    public required string FileName { get; set; }

    /// <summary>SHA-256 of the file for the bank, hex.</summary>
    public required string Sha256 { get; set; }

    public LocalDate? SentOn { get; set; }

    public string? SentBy { get; set; }

    public LocalDate? AnsweredOn { get; set; }

    public Instant? AnsweredAt { get; set; }

    public string? AnsweredBy { get; set; }

    /// <summary>Name of the bank's answer.</summary>
    public string? AnswerName { get; set; }

    /// <summary>SHA-256 of the bank's answer, hex; several runs share it where one file answers them all.</summary>
    public string? AnswerSha256 { get; set; }

    public LocalDate? CancelledOn { get; set; }

    public string? CancelledBy { get; set; }

    /// <summary>Why it was cancelled.</summary>
    public string? Why { get; set; }

    public int Version { get; set; }

    /// <summary>Whether its claims are still with the bank, or on their way there.</summary>
    public bool IsOpen => State is DebitRunState.Made or DebitRunState.Sent;
}

public enum DebitRunState : byte
{
    /// <summary>作成済.</summary>
    Made = 1,

    /// <summary>送付済.</summary>
    Sent = 2,

    /// <summary>結果取込済.</summary>
    Answered = 3,

    /// <summary>取消.</summary>
    Cancelled = 4,
}

/// <summary>The very bytes that were made for the bank: whoever asks for the file again gets the same.</summary>
public sealed class DebitRequestFile
{
    public long RunId { get; set; }

    public required byte[] Bytes { get; set; }
}
