using Billing.Db.Accounts;
using NodaTime;

namespace Billing.Cli.Staff;

/// <summary>Who sits at the command line, as the operating system names the person and the machine.</summary>
internal static class Operator
{
    public static StaffActor Now => new($"{Environment.UserName}@{Environment.MachineName}", SystemClock.Instance.GetCurrentInstant());
}
