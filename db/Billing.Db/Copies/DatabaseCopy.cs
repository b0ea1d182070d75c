using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Copies;

/// <summary>
/// Moves everything that the model holds, sign-ins included, from one database into another of whichever provider, keys kept. The scheduler's own tables are not copied: it makes them anew.
/// Both sides are locked against writers until the end. The target is filled, compared and closed in one transaction: a copy that was interrupted leaves it as empty as it was, and can simply be begun again.
/// </summary>
public static class DatabaseCopy
{
    /// <param name="from">Source; nothing is changed in it.</param>
    /// <param name="to">Target: migrated by this program and empty.</param>
    /// <exception cref="BusinessRuleException"><c>database.schema-newer</c>, <c>database.schema-older</c>, <c>database.in-use</c>, <c>copy.not-empty</c>, <c>copy.differs</c>, <c>copy.same</c>.</exception>
    public static CopyReport Run(BillingDatabase from, BillingDatabase to, Action<CopyProgress>? progress = null, CancellationToken cancel = default)
    {
        if (from.Provider == to.Provider && from.Place == to.Place)
        {
            throw new BusinessRuleException("copy.same", $"移し元と移し先が同じデータベース({to.Place})です。", $"source and target are one database ({to.Place})");
        }

        from.Schema().Require(from.Place);
        to.Schema().Require(to.Place);
        using var source = from.NewContext();
        using var target = to.NewContext();
        source.Database.SetCommandTimeout(TimeSpan.Zero);
        target.Database.SetCommandTimeout(TimeSpan.Zero);
        source.Database.OpenConnection();
        target.Database.OpenConnection();
        from.SortOnDisk(source);
        to.SortOnDisk(target);
        using var still = from.BeginAlone(source);
        using var whole = to.BeginAlone(target);
        var tables = TableOrder.Of(target.Model).Select(TableCopy.Of).ToList();
        if (!tables.TrueForAll(table => table.IsEmpty(target)))
        {
            throw new BusinessRuleException(
                "copy.not-empty",
                $"移し先({to.Place})には既にデータがあります。新しい空のデータベースを作り、billing migrate を実行してから移してください。",
                $"the target ({to.Place}) already holds data; create a new, empty database, run billing migrate on it, then copy");
        }

        var report = new CopyReport([.. tables.Select(table => table.Move(source, to, target, progress, cancel))]);
        to.ContinueKeys(target);
        whole.Commit();
        return report;
    }
}
