using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;

namespace Billing.Metering;

/// <summary>The usage of a period whose meter could not be read.</summary>
internal static class EstimatedUsage
{
    public static void Fill(Usage usage, PeriodInput input, GateRules rules, string[]? registers, ICollection<Finding> findings)
    {
        var estimate = Estimation.Of(rules.Estimate, input.Past, input.PeriodTo, input.Months);
        if (estimate is null)
        {
            findings.Add(NoHistory(input, rules));
        }

        Set(usage, estimate ?? 0, registers);
        if (registers is not null)
        {
            findings.Add(AllOnFirst(usage, rules));
        }
    }

    /// <summary>A round that nobody reads by rule (冬期の未検針): nothing is strange about it, and the next real reading settles it. Who has no past pays for 0 m³ until then.</summary>
    public static void FillProvisional(Usage usage, PeriodInput input, ProvisionalRule rule, string[]? registers)
    {
        var estimate = new EstimateRule { Id = rule.Id, From = rule.From, Citation = rule.Citation, Method = rule.Method, Count = rule.Count };
        Set(usage, Estimation.Of(estimate, input.Past, input.PeriodTo, input.Months) ?? 0, registers);
    }

    private static void Set(Usage usage, int cubicMetres, string[]? registers)
    {
        usage.Basis = UsageBasis.Estimated;
        usage.CubicMetres = new CubicMetres(cubicMetres);
        usage.CurrentIndex = usage.PreviousIndex;
        if (registers is not null)
        {
            usage.Registers = RegisterText.Print([.. registers.Select((word, i) => new RegisterUsage(word, i == 0 ? usage.CubicMetres : CubicMetres.Zero))]);
        }
    }

    private static Finding NoHistory(PeriodInput input, GateRules rules) => Finding.Of(
        rules.Estimate.Id,
        $"{input.PeriodTo:uuuu-MM-dd}は検針不能で、認定のもとになる過去の使用水量がありません。使用水量0として止めました。再検針するか、水量を決めてください。",
        $"The meter could not be read on {input.PeriodTo:uuuu-MM-dd}, and there is no past usage to estimate from. It counts 0 m³ and is held. Read it again, or decide on a quantity.");

    /// <summary>The past tells one quantity, not one per register, and the registers have their own prices: a person looks at it.</summary>
    private static Finding AllOnFirst(Usage usage, GateRules rules) => Finding.Of(
        rules.Estimate.Id,
        $"検針不能のため{usage.CubicMetres}m³を認定しました。計量器ごとの内訳がわからないので、全量を最初の計量器とし（{usage.Registers}）、止めました。",
        $"The meter could not be read; {usage.CubicMetres} m³ are estimated. How they fall on its registers is not known, so all stand on the first ({usage.Registers}) and the usage is held.");
}
