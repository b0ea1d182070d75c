using System.CommandLine;

namespace Billing.Cli.Audit;

/// <summary><c>billing audit</c>: the sealed records of looks at and changes of personal data.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "Records of looks at and changes of personal data / 閲覧・変更の記録")
    {
        AuditVerifyCommand.Create(),
        AuditExportCommand.Create(),
        AuditDisposeCommand.Create(),
    };
}
