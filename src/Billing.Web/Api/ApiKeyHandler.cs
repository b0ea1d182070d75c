using System.Security.Claims;
using System.Text.Encodings.Web;
using Billing.Db.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Billing.Web.Api;

/// <summary>Knows a machine by the key in the header <c>X-Api-Key</c>, before anything of its request is read. It has the scopes of the key and no rights of a person.</summary>
public sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiKeyStore keys, IClock clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "api-key";
    public const string Header = "X-Api-Key";

    private const string Scope = "billing.scope";

    /// <summary>Whoever holds a key with this scope, and nobody who is signed in.</summary>
    public static AuthorizationPolicy Needs(string scope) => new AuthorizationPolicyBuilder(SchemeName).RequireClaim(Scope, scope).Build();

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString() is not { Length: > 0 } sent)
        {
            return AuthenticateResult.NoResult();
        }

        if (await keys.Find(sent, clock.GetCurrentInstant(), Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("No such key, or it has expired or been revoked.");
        }

        var claims = key.Scopes.Split(' ').Select(scope => new Claim(Scope, scope)).Prepend(new Claim(ClaimTypes.Name, key.Name));
        return AuthenticateResult.Success(new(new(new ClaimsIdentity(claims, SchemeName)), SchemeName));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Say(StatusCodes.Status401Unauthorized, $"The header {Header} holds no key that is good now.");

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Say(StatusCodes.Status403Forbidden, "The key is not good for this.");

    private Task Say(int status, string why) => Results.Problem(why, statusCode: status).ExecuteAsync(Context);
}
