using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Metering;

/// <summary>
/// 精算: the first real reading after estimates takes off what they already billed. By quantity (<c>settlement: quantity</c>, and where no rule says) the rest is
/// priced for its own months, and more estimated than measured is held. By price (<c>reprice</c>) the engine puts own quantity and estimates together again:
/// what the estimates exceed is kept as <see cref="Usage.Overestimated"/>, and the charge becomes a credit.
/// </summary>
internal static class Settlement
{
    /// <summary>Takes the estimates billed since <paramref name="baseDay"/> off <paramref name="usage"/>.</summary>
    /// <returns>The months that the estimates covered, and how many entries of the past they are: the gate looks at the whole measured span.</returns>
    public static (int Months, int Count) TakeOffEstimates(
        Usage usage, int measured, LocalDate baseDay, PeriodInput input, GateRules rules, ICollection<Finding> findings)
    {
        int months = 0, estimated = 0, count = 0;
        for (; count < input.Past.Count && input.Past[count].PeriodTo > baseDay; count++)
        {
            var past = input.Past[count];
            if (past.Basis == UsageBasis.Estimated)
            {
                months += past.Months;
                estimated += past.CubicMetres;
            }
        }

        if (months == 0)
        {
            return (0, 0);
        }

        usage.Basis = UsageBasis.Settled;
        if (measured < estimated && !rules.SettlesByPrice)
        {
            findings.Add(MoreThanMeasured(measured, estimated, baseDay, input, rules));
        }

        if (usage.Registers is { } registers && rules.SettlesByPrice)
        {
            FirstRegister(usage, RegisterText.Parse(registers), estimated);
            return (months, count);
        }

        usage.CubicMetres = new CubicMetres(Math.Max(0, measured - estimated));
        usage.Overestimated = Math.Max(0, estimated - measured);
        if (usage.Registers is not null)
        {
            usage.Registers = RegisterText.Print(TakeOff(RegisterText.Parse(usage.Registers), estimated));
        }

        return (months, count);
    }

    /// <summary>An estimate stands on the first register, and comes off there alone: the price of the whole span puts it right.</summary>
    private static void FirstRegister(Usage usage, IReadOnlyList<RegisterUsage> registers, int estimated)
    {
        var own = registers[0].CubicMetres.Value - estimated;
        usage.Overestimated = Math.Max(0, -own);
        usage.OverestimatedRegisters = usage.Overestimated == 0 ? null : RegisterText.Print([registers[0] with { CubicMetres = new CubicMetres(usage.Overestimated) }]);
        usage.Registers = RegisterText.Print([registers[0] with { CubicMetres = new CubicMetres(Math.Max(0, own)) }, .. registers.Skip(1)]);
        usage.CubicMetres = new CubicMetres(Math.Max(0, own) + registers.Skip(1).Sum(register => register.CubicMetres.Value));
    }

    /// <summary>An estimate stands on the first register; what it exceeds there comes off the next.</summary>
    private static RegisterUsage[] TakeOff(IReadOnlyList<RegisterUsage> registers, int estimated)
    {
        var left = new RegisterUsage[registers.Count];
        for (var i = 0; i < left.Length; i++)
        {
            var part = Math.Min(estimated, registers[i].CubicMetres.Value);
            left[i] = registers[i] with { CubicMetres = new CubicMetres(registers[i].CubicMetres.Value - part) };
            estimated -= part;
        }

        return left;
    }

    private static Finding MoreThanMeasured(int measured, int estimated, LocalDate baseDay, PeriodInput input, GateRules rules) => Finding.Of(
        rules.Estimate.Id,
        $"{baseDay:uuuu-MM-dd}～{input.PeriodTo:uuuu-MM-dd}の計量は{measured:N0}m³ですが、認定で{estimated:N0}m³を請求済みです。{estimated - measured:N0}m³多いので、今回を0として止めました。認定分の更正（減額）を検討してください。",
        $"From {baseDay:uuuu-MM-dd} to {input.PeriodTo:uuuu-MM-dd} the meter counted {measured:N0} m³, but estimates already billed {estimated:N0} m³. That is {estimated - measured:N0} m³ too much; this period counts 0 m³ and is held. Consider correcting the estimated bills.");
}
