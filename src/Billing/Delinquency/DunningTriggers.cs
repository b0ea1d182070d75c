using Billing.RuleBooks;

namespace Billing.Delinquency;

/// <summary>What moves a case.</summary>
public static class DunningTriggers
{
    public const string FallDue = "fallDue";
    public const string Paid = "paid";
    public const string Executed = "executed";
    public const string Pledge = "pledge";
    public const string ReturnSupply = "returnSupply";
    public const string Judgment = "judgment";

    /// <summary>Ends a seizure: released, or its proceeds came in.</summary>
    public const string Release = "release";

    /// <summary>Ends a court's procedure without a title.</summary>
    public const string Withdraw = "withdraw";
    public const string Acknowledge = "acknowledge";

    /// <summary>返戻: the post brought a letter back.</summary>
    public const string Returned = "returned";
    public const string PublicNotice = "publicNotice";
    public const string Undo = "undo";
    public const string Hold = "hold";
    public const string EndHold = "endHold";
    public const string Heirs = "heirs";
    public const string WriteOff = "writeOff";
    public const string WriteOffAll = "writeOffAll";

    /// <summary>不納欠損の取消: what was given up is owed again.</summary>
    public const string WriteOffBack = "writeOffBack";
    public const string Assign = "assign";

    /// <summary>The machine moves itself: what is owed now stands there.</summary>
    public static string BackTo(string state) => "backTo" + char.ToUpperInvariant(state[0]) + state[1..];

    public static string Of(DunningAct act) => act switch
    {
        DunningAct.Notice => "notify",
        DunningAct.Reminder => "remind",
        DunningAct.Demand => "demand",
        DunningAct.Talk => "talk",
        DunningAct.Listing => "list",
        DunningAct.StopWarning => "warn",
        DunningAct.StopNotice => "announce",
        DunningAct.Stop => "stop",
        DunningAct.Patrol => "patrol",
        DunningAct.Seizure => "seize",
        _ => "petition",
    };
}
