using Billing.RuleBooks;

namespace Billing.Db;

/// <summary>Rule books on disk: <c>db/rulebooks/&lt;utility&gt;</c> of the repository, copied beside the program when it is built.</summary>
public static class RuleBookFolder
{
    /// <summary>Reads the book in a folder, with its tariffs and the statutory values it names.</summary>
    /// <param name="folder">Path of the folder that holds <c>rulebook.json</c>.</param>
    /// <exception cref="RuleBookFileException">Every fault, with file and JSON path.</exception>
    /// <exception cref="FileNotFoundException">There is no rule book.</exception>
    public static RuleBook Load(string folder) => RuleBookLoader.Load(Path.GetFullPath(folder), File.ReadAllText);

    /// <summary>Reads one of the books that come with the program, e.g. <c>demo</c>.</summary>
    public static RuleBook LoadInstalled(string name) => Load(Path.Combine(Installed, "rulebooks", name));

    /// <summary>The statutory consumption tax that comes with the program, ordered by day.</summary>
    public static IReadOnlyList<DatedRate> InstalledConsumptionTax()
    {
        var file = Path.Combine(Installed, "law", "consumption-tax.json");
        return ConsumptionTaxLoader.Parse(File.ReadAllText(file), file);
    }

    /// <summary>The statutory rates of delay that come with the program.</summary>
    public static DelayRates InstalledDelayRates()
    {
        var file = Path.Combine(Installed, "law", "delay-rates.json");
        return DelayRatesLoader.Parse(File.ReadAllText(file), file);
    }

    /// <summary>The folder <c>db</c> beside the program.</summary>
    public static string Installed => Path.Combine(AppContext.BaseDirectory, "db");
}
