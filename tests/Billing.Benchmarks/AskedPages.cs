using Billing.Kernel;

namespace Billing.Benchmarks;

/// <summary>Addresses to which a form leads and no link: lists with what a person chose in them.</summary>
internal static class AskedPages
{
    /// <param name="role">Of the person who asks.</param>
    /// <param name="customers">お客様番号.</param>
    public static IEnumerable<string> For(string role, IReadOnlyList<string> customers)
    {
        string[] everybody =
        [
            "/Requests?Kind=stop&All=true", "/Requests?Kind=works&All=true", "/Requests?State=waiting&All=true", "/Requests?Desk=%E6%96%99%E9%87%91%E4%BF%82", "/Requests?DueBy=2026-11-25",
            "/Requests/Stages?Stage=received&From=2025-04-01&To=2026-03-31", "/Field?On=2026-11-23", "/Field?On=2026-11-20&Done=true", "/Contacts?with=%E6%96%99%E9%87%91%E4%BF%82", "/Contractors?Show=EndsSoon",
            "/Rules?on=2026-04-01&service=water",
        ];
        string[] administrator =
        [
            "/Protection/Log?From=2026-11-16&To=2026-11-22", "/Protection/Log?From=2026-09-01&To=2026-11-22&Kind=Asked", "/Protection/Log?From=2026-10-01&To=2026-10-08",
            "/Protection/Log?From=2026-09-01&To=2026-11-22&Who=senior-clerk", "/Protection/Log?From=2026-09-01&To=2026-11-22&Who=nobody",
            .. customers.Take(200).Select(number => $"/Protection/Log?From=2026-09-01&To=2026-11-22&Customer={number}"),
        ];
        string[] senior = [.. customers.Take(200).Select(number => $"/Customers/Merge/{number}")];
        return [.. everybody, .. customers.Select(number => $"/Customers/Show/{number}"), .. role == Roles.Administrator ? administrator : [], .. role == Roles.SeniorClerk ? senior : []];
    }
}
