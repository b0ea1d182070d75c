namespace Billing.Cli.Common;

/// <summary>What the program returns to its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The work was done and found something wrong: a failed example, a broken invariant.</summary>
    public const int FoundWrong = 1;

    /// <summary>The call or its input could not be used.</summary>
    public const int Unusable = 2;
}
