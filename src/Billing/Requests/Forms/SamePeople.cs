using Billing.Kernel;
using Billing.Places;

namespace Billing.Requests.Forms;

/// <summary>Tells a clerk whom the books know that is likely the person of the form, so that nobody is entered twice (<see cref="SamePerson"/>).</summary>
public static class SamePeople
{
    private const int Most = 3;

    /// <summary>The likeliest, for somebody who is to be entered anew. Addresses come through the gate: of a protected person there is none.</summary>
    /// <returns>All who were found.</returns>
    public static async Task<IReadOnlyList<SamePersonHit>> Warn(Office office, FormValues values, Plan plan)
    {
        var typed = new PersonCandidate(values.Text("kana"), values.Text("name"), values.Text("phone"), values.Text("mailing") ?? values.Text("headOffice"));
        var hits = await SamePerson.Suggest(office.Db, typed, office.Today);
        foreach (var hit in hits.Take(Most))
        {
            var who = Who(hit);
            plan.Warn(
                $"同じ方かもしれないお客様がいます: {who.Ja}。{hit.Reason.Ja}同じ方なら、お客様番号に {hit.Number} を入れてください。",
                $"It may be somebody known already: {who.En}. {hit.Reason.En} If so, enter the number {hit.Number}.");
        }

        return hits;
    }

    private static Sentence Who(SamePersonHit hit) => hit.Address.IsEmpty
        ? new($"{hit.Number} {hit.Name}", $"{hit.Number} {hit.Name}")
        : new($"{hit.Number} {hit.Name}({hit.Address.In("ja")})", $"{hit.Number} {hit.Name} ({hit.Address.In("en")})");
}
