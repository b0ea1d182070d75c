using NodaTime;

namespace Billing.FieldWork;

/// <summary>現場指示: something to be done at a place on a day. The field list of a day is made of these.</summary>
public sealed class FieldOrder
{
    public long Id { get; set; }

    public FieldTask Task { get; set; }

    public long ServicePointId { get; set; }

    /// <summary>The contract it is done for; null = the place itself.</summary>
    public long? ContractId { get; set; }

    /// <summary>The request that asked for it.</summary>
    public long? RequestId { get; set; }

    public LocalDate DueOn { get; set; }

    /// <summary>What the person in the field must know beyond the notes on the place.</summary>
    public string? Note { get; set; }

    public FieldOrderState State { get; set; }

    public LocalDate? DoneOn { get; set; }

    public string? DoneBy { get; set; }

    /// <summary>指針 that was found there; null = not read.</summary>
    public int? Index { get; set; }

    /// <summary>What was found; why it was called off.</summary>
    public string? Result { get; set; }

    public int Version { get; set; }

    /// <summary>It was done.</summary>
    /// <param name="by">Who was there.</param>
    internal void Finish(LocalDate on, string by, string? result) => Become(FieldOrderState.Done, on, by, result);

    /// <summary>It is not to be done any more.</summary>
    /// <param name="by">Who says so.</param>
    internal void CallOff(LocalDate on, string by, string why) => Become(FieldOrderState.Cancelled, on, by, why);

    /// <summary>It is to be done after all: takes <see cref="Finish"/> back.</summary>
    internal void Reopen() => Become(FieldOrderState.Open, null, null, null);

    private void Become(FieldOrderState state, LocalDate? on, string? by, string? result)
    {
        (State, DoneOn, DoneBy, Result) = (state, on, by, result);
        Version++;
    }
}

public enum FieldTask : byte
{
    /// <summary>開栓.</summary>
    OpenTap = 1,

    /// <summary>閉栓.</summary>
    CloseTap = 2,

    /// <summary>検針・再検針.</summary>
    ReadMeter = 3,

    /// <summary>量水器取付.</summary>
    HangMeter = 4,

    /// <summary>量水器取外し.</summary>
    RemoveMeter = 5,

    /// <summary>量水器取替.</summary>
    ExchangeMeter = 6,

    /// <summary>検査・調査.</summary>
    Inspect = 7,

    /// <summary>訪問.</summary>
    Visit = 8,

    /// <summary>給水停止 for arrears.</summary>
    StopSupply = 9,

    /// <summary>停水解除.</summary>
    ReturnSupply = 10,

    /// <summary>停水後の巡回.</summary>
    Patrol = 11,
}

public enum FieldOrderState : byte
{
    Open = 1,
    Done = 2,

    /// <summary>Called off.</summary>
    Cancelled = 3,
}
