using NodaTime;

namespace Billing.Places;

/// <summary>支援措置 (住民基本台帳事務処理要領 第5-10): who asks where a protected person lives is told nothing.</summary>
public static class Protection
{
    /// <summary>Whether the person's address must be hidden on <paramref name="day"/>. Protection that begins later does not hide yet; it is ended by clearing the date.</summary>
    public static bool IsProtectedOn(this Customer customer, LocalDate day) => customer.ProtectedFrom is { } from && from <= day;
}
