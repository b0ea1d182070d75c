using Billing.Kernel;

namespace Billing.Requests.Forms;

/// <summary>用途 to choose from: those of the table in force.</summary>
public static class UseClasses
{
    public static IReadOnlyList<FieldChoice> Choices(Office office, Service service)
    {
        var today = office.Today;
        return [.. office.Book.TariffFor(service, today, BillingMonth.Of(today)).Rates.Select(r => r.UseClass).Distinct().Select(c => new FieldChoice(c, new(c, c)))];
    }
}
