using Billing.Kernel;

namespace Billing.Db;

/// <summary>How a database's schema stands to the program that looks at it.</summary>
/// <param name="Missing">Migrations that the program has and the database has not, oldest first.</param>
/// <param name="Unknown">Migrations of the database that the program does not know: a newer or another program made it.</param>
/// <param name="IsNew">There is no database yet, or nothing in it.</param>
public sealed record SchemaState(IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown, bool IsNew)
{
    /// <summary>Program and database have the same schema.</summary>
    public bool Fits => Missing.Count == 0 && Unknown.Count == 0;

    /// <summary>What is wrong and what to do; null where it fits.</summary>
    /// <param name="place">The database, as a message may name it.</param>
    public Sentence? Fault(string place) => (Unknown, Missing) switch
    {
        ({ Count: > 0 }, _) => new Sentence(
            $"データベース({place})はより新しい版、または別の版のものです(移行 {Unknown[0]})。このプログラムを同じ版に更新してください。データベースには何もしていません。",
            $"the database ({place}) is of a newer or another version (migration {Unknown[0]}); update this program to that version. Nothing was done to the database."),
        (_, { Count: > 0 }) => new Sentence(
            $"データベース({place})がないか、古いままです(未適用の移行 {Missing.Count} 件)。先に billing migrate を実行してください。",
            $"the database ({place}) is not there or out of date ({Missing.Count} migrations to apply); run billing migrate first"),
        _ => null,
    };

    /// <summary>Refuses a database of another schema.</summary>
    /// <exception cref="BusinessRuleException"><c>database.schema-newer</c>, <c>database.schema-older</c>.</exception>
    public void Require(string place)
    {
        if (Fault(place) is { } fault)
        {
            throw new BusinessRuleException(Unknown.Count > 0 ? "database.schema-newer" : "database.schema-older", fault.Ja, fault.En);
        }
    }
}
