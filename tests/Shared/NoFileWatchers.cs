using System.Runtime.CompilerServices;

namespace Billing.Testing;

/// <summary>
/// A counter in a test watches no file. Every host would otherwise take an inotify instance of the system's for its settings and for the versions of its static files, of which
/// an ordinary machine grants a user 128: enough for a server, too few for many counters side by side. Programs that the tests start inherit it.
/// </summary>
internal static class NoFileWatchers
{
    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
    }
}
