using Billing.Kernel;

namespace Billing.Operations;

/// <summary>Something that an operator must see to now.</summary>
/// <param name="Id">Stable number, the event id in the log and the row of the README's table.</param>
/// <param name="Said">What and where, without personal data.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Alarm(int Id, Sentence Said, Sentence Remedy)
{
    public const int NightFailed = 1101;
    public const int NightLate = 1102;
    public const int BooksBroken = 1201;
    public const int DiskFull = 1301;
    public const int BackupOld = 1401;
}
