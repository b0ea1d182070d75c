using NodaTime;

namespace Billing.FieldWork;

/// <summary>What somebody brings back from the field.</summary>
/// <param name="DoneOn">The day on which it was done.</param>
/// <param name="DoneBy">Who was there.</param>
/// <param name="Said">What was found; null = nothing to say.</param>
/// <param name="Indexes">指針 of the meter that hung there, one per register; empty = not read.</param>
/// <param name="NewMeter">The meter put on, for a hanging or an exchange.</param>
public sealed record FieldResult(LocalDate DoneOn, string DoneBy, string? Said, IReadOnlyList<int> Indexes, NewMeter? NewMeter = null);

/// <summary>量水器 as it was put on.</summary>
/// <param name="Size">口径, mm.</param>
/// <param name="Dials">Digits of the dial.</param>
/// <param name="ExpiresOn">検定有効期限.</param>
/// <param name="Index">取付指針, m³.</param>
public sealed record NewMeter(string Number, int Size, int Dials, LocalDate ExpiresOn, int Index);
