using Billing.Kernel;
using Billing.Requests.Forms;

namespace Billing.Requests.Enquiries;

/// <summary>係: who has a request now. A desk is a role; whoever has the role sees it in the inbox of the desk.</summary>
public static class Desks
{
    public static IReadOnlyList<string> All { get; } = [Roles.Clerk, Roles.SeniorClerk, Roles.Works, Roles.Collection, Roles.BillingOperator];

    public static IReadOnlyList<FieldChoice> Choices { get; } = [.. All.Select(role => new FieldChoice(role, RoleWords.Of(role)))];
}
