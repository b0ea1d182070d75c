using Billing.Kernel;
using NodaTime;

namespace Billing.RuleBooks;

/// <summary>What decides which rules hold for one service's charge of one period.</summary>
/// <param name="Service">Water or sewer.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day: the day on which the right to the charge is fixed (検針日, 使用をやめた日).</param>
/// <param name="Month">調定月 of the reading round.</param>
/// <param name="UserSince">First day of use of the contract: tells new users from continuing ones.</param>
public readonly record struct Occasion(Service Service, LocalDate From, LocalDate To, BillingMonth Month, LocalDate UserSince);

/// <summary>経過措置 of a table or rule: continuing users from a named reading of their cycle, new users from a day.</summary>
/// <param name="NewUsers">Who began to use on this day or later has it at once; null = new users are treated as continuing ones.</param>
/// <param name="OddMonth">First 調定月 of users who are read in odd months.</param>
/// <param name="EvenMonth">First 調定月 of users who are read in even months.</param>
public sealed record AppliesFrom(LocalDate? NewUsers, BillingMonth OddMonth, BillingMonth EvenMonth)
{
    public bool HasBegun(Occasion occasion) =>
        occasion.UserSince >= NewUsers || occasion.Month >= (occasion.Month.Month % 2 == 1 ? OddMonth : EvenMonth);

    /// <summary>Reads the optional field <c>appliesFrom</c>: <c>newUsers</c>?, and <c>month</c>, or <c>oddMonth</c> and <c>evenMonth</c>.</summary>
    internal static AppliesFrom? Read(CheckedJson node)
    {
        if (node.Child("appliesFrom", required: false) is not { } child)
        {
            return null;
        }

        var newUsers = child.Date("newUsers", required: false);
        var month = child.Month("month", required: false);
        var each = child.Has("oddMonth") || child.Has("evenMonth");
        var odd = child.Month("oddMonth", required: each);
        var even = child.Month("evenMonth", required: each);
        if (each == child.Has("month"))
        {
            child.Fault("month", "month か、oddMonth と evenMonth の両方か、どちらか一方が必要です。", "is needed, or oddMonth and evenMonth in its place, and not both");
        }

        RefuseParity(child, "oddMonth", odd, 1);
        RefuseParity(child, "evenMonth", even, 0);
        child.RefuseUnknown();
        return (month ?? odd) is { } firstOdd && (month ?? even) is { } firstEven ? new AppliesFrom(newUsers, firstOdd, firstEven) : null;
    }

    private static void RefuseParity(CheckedJson node, string name, BillingMonth? month, int rest)
    {
        if (month is { } given && given.Month % 2 != rest)
        {
            var (ja, en) = rest == 1 ? ("奇数", "an odd") : ("偶数", "an even");
            node.Fault(name, $"{given} は{ja}月ではありません。{ja}月に検針する使用者の最初の月を書いてください。", $"is {given}, which is not {en} month; name the first month of users who are read in {(rest == 1 ? "odd" : "even")} months");
        }
    }

    /// <summary>Nobody may have a table or rule before its own first day.</summary>
    /// <param name="node">The object that holds <c>appliesFrom</c>.</param>
    internal void Check(CheckedJson node, LocalDate from)
    {
        if (NewUsers < from)
        {
            node.Fault("appliesFrom.newUsers", $"施行日 {from:uuuu-MM-dd} より前です。施行日以後でなければなりません。", $"is before {from:uuuu-MM-dd}, the first day; it must be that day or later");
        }

        foreach (var (name, month) in Months(node.Child("appliesFrom")))
        {
            if (month < BillingMonth.Of(from))
            {
                node.Fault($"appliesFrom.{name}", $"施行日 {from:uuuu-MM-dd} の月より前です。{BillingMonth.Of(from)} 以後でなければなりません。", $"is before the month of {from:uuuu-MM-dd}, the first day; it must be {BillingMonth.Of(from)} or later");
            }
        }
    }

    private IEnumerable<(string Name, BillingMonth Month)> Months(CheckedJson? node) =>
        node?.Has("month") == true ? [("month", OddMonth)] : [("oddMonth", OddMonth), ("evenMonth", EvenMonth)];
}
