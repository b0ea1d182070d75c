using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>procedure</c>: a number that the utility sets for a request at the counter: days to settle it, shortest and longest pause, years of a designation.</summary>
public sealed record ProcedureRule : Rule
{
    /// <summary>Name of the kind of request, e.g. <c>pause</c>.</summary>
    public required string Procedure { get; init; }

    /// <summary>What the number is, e.g. <c>minMonths</c>; the procedure asks for it by this name.</summary>
    public required string Name { get; init; }

    public required int Value { get; init; }

    /// <summary>The number in words, with its unit.</summary>
    public required Sentence Said { get; init; }

    public override string Key => $"{Procedure}/{Name}";
}

/// <summary>kind <c>procedureFee</c>: a fee of a request at the counter (審査手数料, 検査手数料, 指定手数料, 加入金), assessed when the procedure says so, apart from the bills of usage.</summary>
public sealed record ProcedureFeeRule : Rule
{
    /// <summary>Name of the kind of request.</summary>
    public required string Procedure { get; init; }

    /// <summary>Which fee of the procedure, e.g. <c>review</c>.</summary>
    public required string Name { get; init; }

    public override string Key => $"{Procedure}/{Name}";

    /// <summary>Yen for every meter size; null where it depends on the size.</summary>
    public decimal? Yen { get; init; }

    /// <summary>mm → yen.</summary>
    public IReadOnlyDictionary<int, decimal> BySize { get; init; } = new Dictionary<int, decimal>();

    public required FeeTax Tax { get; init; }

    public required Sentence Said { get; init; }

    /// <summary>Yen for a meter size.</summary>
    /// <param name="size">mm; null where the fee does not depend on it.</param>
    /// <exception cref="BusinessRuleException"><c>fee.no-size</c>.</exception>
    public decimal Of(int? size) => Yen ?? (size is { } mm && BySize.TryGetValue(mm, out var yen) ? yen : throw new BusinessRuleException(
        "fee.no-size",
        $"{Said.Ja}には口径 {size} mm の金額がありません(規則 {Id})。口径: {string.Join("・", BySize.Keys.Order())}",
        $"{Said.En} has no amount for meter size {size} mm (rule {Id}); it has: {string.Join(", ", BySize.Keys.Order())}"));
}
