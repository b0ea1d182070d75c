namespace Billing.Tariffs;

/// <summary>Rows against each other, and the meter sizes that a row names against the prices it gives.</summary>
internal static class LintRates
{
    /// <summary>The first matching row wins, so an earlier row may hide this one.</summary>
    public static void CheckEarlier(Tariff tariff, int index, string path, LintFindings findings)
    {
        var rate = tariff.Rates[index];
        var hidden = new HashSet<int>();
        for (var i = 0; i < index; i++)
        {
            var earlier = tariff.Rates[i];
            if (earlier.UseClass != rate.UseClass || earlier.Register != rate.Register)
            {
                continue;
            }

            if (earlier.MeterSizes is null)
            {
                findings.Error("rate.unreachable", path, $"rates[{i}] が先に一致するため、適用されません。", $"is unreachable: rates[{i}] fits first, every time");
                return;
            }

            hidden.UnionWith(earlier.MeterSizes);
        }

        CheckHidden(rate, hidden, path, findings);
    }

    /// <summary>Every size that the row serves needs a price; a price for a size that it does not serve is never used.</summary>
    public static void CheckSizes(Tariff tariff, Rate rate, string path, LintFindings findings)
    {
        var maps = new[] { ("base", rate.Base), ("meterFee", rate.MeterFee), ("smallUse.base", rate.SmallUse?.Base) }
            .Where(map => map.Item2?.BySize is not null)
            .Select(map => (Name: map.Item1, Sizes: map.Item2!.BySize!.Keys.ToHashSet()))
            .ToList();
        var served = rate.MeterSizes?.ToHashSet() ?? [.. maps.SelectMany(map => map.Sizes)];
        foreach (var (name, sizes) in maps)
        {
            if (List(served.Except(sizes)) is { Length: > 0 } missing)
            {
                findings.Error("size.gap", $"{path}.{name}", $"口径 {missing} mm の金額がありません(空白)。", $"has a gap: no price for meter size {missing} mm");
            }

            if (List(sizes.Except(served)) is { Length: > 0 } unused)
            {
                findings.Warn("size.unreachable", $"{path}.{name}", $"口径 {unused} mm は meterSizes にないため、使われません。", $"is unreachable for meter size {unused} mm, which meterSizes does not list");
            }
        }

        CheckServed(tariff, rate, path, findings);
    }

    private static void CheckHidden(Rate rate, HashSet<int> hidden, string path, LintFindings findings)
    {
        if (rate.MeterSizes is null || !rate.MeterSizes.Any(hidden.Contains))
        {
            return;
        }

        if (rate.MeterSizes.All(hidden.Contains))
        {
            findings.Error("rate.unreachable", path, "すべての口径が前の行に一致するため、適用されません。", "is unreachable: earlier rows fit every one of its meter sizes first");
        }
        else
        {
            var sizes = List(rate.MeterSizes.Where(hidden.Contains));
            findings.Warn("rate.overlap", $"{path}.meterSizes", $"口径 {sizes} mm は前の行と重なり、前の行が適用されます。", $"overlaps with an earlier row for meter size {sizes} mm; the earlier row is applied");
        }
    }

    /// <summary>A class that leaves out sizes which other classes of the table serve.</summary>
    private static void CheckServed(Tariff tariff, Rate rate, string path, LintFindings findings)
    {
        var ofClass = tariff.Rates.Where(other => other.UseClass == rate.UseClass && other.Register == rate.Register).ToList();
        if (!ReferenceEquals(ofClass[0], rate) || ofClass.Any(other => other.MeterSizes is null))
        {
            return;
        }

        var known = tariff.Rates.SelectMany(other => other.MeterSizes ?? []).ToHashSet();
        if (List(known.Except(ofClass.SelectMany(other => other.MeterSizes!))) is { Length: > 0 } missing)
        {
            findings.Note("rate.gap", path, $"「{rate.UseClass}」には口径 {missing} mm の行がありません(他の用途にはあります)。", $"leaves a gap: '{rate.UseClass}' has no row for meter size {missing} mm, which other use classes have");
        }
    }

    private static string List(IEnumerable<int> sizes) => string.Join(", ", sizes.Distinct().Order());
}
