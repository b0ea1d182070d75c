using Billing.Kernel;

namespace Billing.Exchange;

/// <summary>Fields that every profile has.</summary>
internal static class Titles
{
    /// <summary>The name in both languages.</summary>
    public static Sentence Of(CheckedJson json)
    {
        var title = json.Child("title");
        var said = new Sentence(title?.Text("ja") ?? "", title?.Text("en") ?? "");
        title?.RefuseUnknown();
        return said;
    }

    /// <summary>A layout without a source could not be checked by anybody.</summary>
    public static void RefuseUncited(CheckedJson json, IReadOnlyList<string> citations)
    {
        if (citations.Count == 0 || citations.Any(string.IsNullOrWhiteSpace))
        {
            json.Fault("citations", "出典が必要です。", "needs at least one source");
        }

        json.Ignore("$schema");
    }
}
