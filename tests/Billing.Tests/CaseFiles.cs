namespace Billing.Tests;

/// <summary>Finds the repository's data from a test: the folder that holds <c>Billing.sln</c>, above the built program.</summary>
internal static class CaseFiles
{
    /// <summary>Absolute path of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Absolute path of a file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Absolute path of something under <c>tests/Billing.Tests/Cases</c>.</summary>
    public static string Case(params string[] parts) => Path.Combine([Root, "tests", "Billing.Tests", "Cases", .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Billing.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Billing.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
