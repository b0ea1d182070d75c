using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Revision.Studio;

/// <summary>One saved state among several of the same thing.</summary>
public interface ISavedVersion
{
    /// <summary>From 1, without gaps.</summary>
    int Number { get; }

    string SavedBy { get; }
}

/// <summary>How proposals, plans and costs are saved alike: a further version only over the one that its author had before their eyes.</summary>
internal static class SavedVersions
{
    /// <summary>Letters of a remark.</summary>
    public const int MostRemark = 400;

    /// <summary>Adds the next version.</summary>
    /// <param name="last">The newest saved.</param>
    /// <param name="basedOn">Number that the author had before their eyes.</param>
    /// <param name="add">Saves a version of the number given.</param>
    /// <exception cref="BusinessRuleException">revision.saved-meanwhile.</exception>
    public static T Next<T>(T last, int basedOn, Func<int, T> add)
        where T : ISavedVersion
    {
        if (last.Number != basedOn)
        {
            throw Meanwhile(last.Number, last.SavedBy);
        }

        try
        {
            return add(last.Number + 1);
        }
        catch (DbUpdateException)
        {
            // Two saved in the same moment: the index let one through.
            throw Meanwhile(last.Number + 1, "?");
        }
    }

    /// <summary>A remark as far as it is kept.</summary>
    public static string Remark(string remark) => remark.Length > MostRemark ? remark[..MostRemark] : remark;

    private static BusinessRuleException Meanwhile(int version, string by) => new(
        "revision.saved-meanwhile",
        $"その間に {by} が第 {version} 版を保存しました。新しい版を開いて確かめるか、別の番号で保存してください。",
        $"{by} saved version {version} meanwhile; open it, or save yours under a number of its own.");
}
