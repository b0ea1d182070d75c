using System.Globalization;
using Billing.Revision.Studio;
using Microsoft.AspNetCore.Http.Extensions;

namespace Billing.Web.Pages.Revision;

/// <summary>Addresses of states of the studio.</summary>
internal static class StudioLink
{
    /// <summary>A draft of a proposal on a usage.</summary>
    public static string To(ProposalVersion version, ProposalDraft draft, int? usage)
    {
        var query = new QueryBuilder(draft.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        if (usage is { } id)
        {
            query.Add("Usage", id.ToString(CultureInfo.InvariantCulture));
        }

        return $"/Revision/Studio/{version.ProposalId}{query.ToQueryString()}";
    }
}
