using System.Security.Claims;
using Billing.Db.Accounts;
using Microsoft.AspNetCore.Authentication;

namespace Billing.Web.Accounts;

/// <summary>Puts the rights of a signed-in person beside the roles, anew for each request: the cookie says who somebody is, the table what that is worth.</summary>
public sealed class RightsOfTheRequest(Rights rights) : IClaimsTransformation
{
    /// <summary>Type of the claim for a right.</summary>
    public const string Right = "billing.right";

    /// <summary>Type of the claim for an <see cref="Affiliation"/>.</summary>
    public const string Affiliation = "billing.affiliation";

    private const string Name = "rights";

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        // Asked several times for one request; and a machine with a key has its scopes and no rights.
        if (principal.Identity is { IsAuthenticated: true } && principal.FindFirstValue(Affiliation) is { } said && principal.Identities.All(i => i.AuthenticationType != Name))
        {
            var roles = principal.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet();
            var mine = rights.Of(roles, Enum.Parse<Affiliation>(said));
            principal.AddIdentity(new ClaimsIdentity(mine.Select(right => new Claim(Right, right)), Name));
        }

        return Task.FromResult(principal);
    }
}
