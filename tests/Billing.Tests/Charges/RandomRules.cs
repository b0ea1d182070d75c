using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using NodaTime;
using static Billing.Tests.Charges.ChargeTown;

namespace Billing.Tests.Charges;

/// <summary>Rules drawn from a seed with the facts that they ask for: every kind and method that changes a charge, within the bounds in which no rule lets a charge fall.</summary>
internal sealed class RandomRules
{
    private static readonly LocalDate LongAgo = new(2012, 4, 1);
    private readonly Random _random;
    private readonly string _service;
    private readonly LocalDate _from;
    private readonly LocalDate _to;

    /// <param name="from">First day of the period.</param>
    /// <param name="to">Last day.</param>
    /// <param name="oneRegister">A leak is drawn only then: what it does not count comes off the first register.</param>
    public RandomRules(Random random, Service service, LocalDate from, LocalDate to, bool oneRegister)
    {
        (_random, _service, _from, _to) = (random, service == Service.Water ? "water" : "sewer", from, to);
        Sometimes(PartPeriod);
        Sometimes(Dwellings);
        Sometimes(() => Add("mixedUse", $""" "useClass": "一般", "firstUseClass": "営業", "upTo": {1 + random.Next(20)}, "baseOfFirst": {Either()}, "restAnew": {Either()} """));
        Sometimes(Reliefs);
        Sometimes(() => Add("fee", $$""" "on": "{{Word("start", "stop")}}", "yen": {{random.Next(3_000) - 500}}, "tax": "{{Word("excluded", "included", "none")}}", "said": { "ja": "手数料", "en": "Fee" } """));
        if (oneRegister)
        {
            Sometimes(Leak);
        }

        if (service == Service.Sewer)
        {
            Sometimes(Well);
            Sometimes(Reduction);
            Sometimes(Surcharge);
        }
    }

    public List<string> Texts { get; } = [];

    public List<SupplyFact> Facts { get; } = [];

    private void PartPeriod()
    {
        var days = 28 + _random.Next(4);
        var round = _random.Next(2) == 0 ? "" : $$""", "round": { "mode": "{{Mode()}}", "unit": {{Word("1", "10")}} }""";
        Add("partPeriod", _random.Next(3) switch
        {
            0 => $$""" "method": "steps", "steps": [ { "upToDays": 15, "months": 0.5 }, { "upToMonths": 1, "months": 1 }, { "months": {{Word("1.5", "2")}} } ], "wholeMonthBounds": {{Either()}} """,
            1 => $""" "method": "dailyBase", "daysPerMonth": {days}, "fixed": {_random.Next(100)}{round} """,
            _ => $""" "method": "scaledUsage", "daysPerMonth": {days}, "roundUsage": "{Mode()}"{round}{(_random.Next(2) == 0 ? "" : $", \"minimumYen\": {Word("220", "3000")}")} """,
        });
    }

    private void Dwellings()
    {
        var occupied = _random.Next(3) == 0;
        Add("dwellings", $""" "method": "{Word("scale", "splitWhole", "baseOnly", "boundsOnly", "none")}", "occupied": {(occupied ? "true" : "false")}{(_random.Next(3) == 0 ? ", \"unitMeterSize\": 20" : "")} """);
        if (occupied)
        {
            Facts.Add(Fact(FactKind.OccupiedDwellings, _random.Next(6), from: LongAgo));
        }
    }

    /// <summary>Together they forgive no more than the whole of a cubic metre.</summary>
    private void Reliefs()
    {
        var ofVolume = _random.Next(3) switch { 0 => "\"volume\": \"1/3\"", 1 => "\"charge\": 0.25", _ => $"\"firstCubicMetres\": {1 + _random.Next(10)}" };
        Add("relief", $$""" "category": "福祉", {{ofVolume}}, "meterFee": 0.5, "said": { "ja": "福祉減免", "en": "Welfare" } """);
        Facts.Add(Fact(FactKind.Relief, word: "福祉", from: LongAgo));
        Sometimes(() => Add("relief", $$""" "name": "物価", "base": {{Word("1", "0.5", "\"1/3\"")}}, "yen": {{_random.Next(300)}}, "said": { "ja": "物価高騰対策", "en": "Price relief" } """));
    }

    private void Leak()
    {
        var cap = _random.Next(2) == 0 ? "" : ", \"mostTimesBase\": 4";
        Add("leakRelief", $$""" "base": [ { "method": "meanOfLast", "count": 2 } ], "bands": [ { "upToTimes": 2.5, "share": "1/3" }, { "share": {{Word("\"1/2\"", "\"0.8\"", "\"1\"")}} } ], "round": "{{Mode()}}"{{cap}} """);
        Facts.Add(Fact(FactKind.Leak, from: _from));
    }

    private void Well()
    {
        var mixed = Word("larger", "sum", "tapOnly", "tapAndTableLessHalfTap");
        var apart = mixed is "sum" or "tapOnly" && _random.Next(2) == 0 ? ", \"apart\": true" : "";
        Add("sewerVolume", $$""" "wellOnly": { "persons": [ { "upTo": 1, "m3": 7.5 } ], "eachMore": 4, "most": 30 }, "wellBesideTap": { "eachMore": 2.5 }, "mixed": "{{mixed}}", "round": "{{Mode()}}"{{apart}} """);
        Facts.Add(Fact(FactKind.Well, word: _random.Next(4) == 0 ? "only" : "besideTap", from: LongAgo));
        Facts.Add(Fact(FactKind.Residents, _random.Next(8), from: LongAgo));
    }

    private void Reduction()
    {
        Add("sewerReduction", $$""" "anyOf": [ { "atLeastShare": 0.1, "atLeast": 5 }, { "{{Word("moreThanShare", "atLeastShare")}}": 0.3 } ] """);
        Facts.Add(Fact(FactKind.NotDrained, _random.Next(20), from: _from, to: _to));
        Sometimes(() => Facts.Add(Fact(FactKind.OtherWater, _random.Next(20), from: _from, to: _to)));
    }

    private void Surcharge()
    {
        Add("qualitySurcharge", """ "measures": [ { "of": "bod", "over": 200, "weight": 1.1 } ], "moreThan": 10, "roundIndex": "floor", "yenPerIndex": 0.15 """);
        Facts.Add(Fact(FactKind.Bod, 150 + _random.Next(300), from: LongAgo));
    }

    private void Add(string kind, string own) =>
        Texts.Add($$"""{ "kind": "{{kind}}", "id": "{{kind}}-{{Texts.Count}}", "from": "2000-04-01", "service": "{{_service}}", "citation": "c", {{own}} }""");

    private void Sometimes(Action draw)
    {
        if (_random.Next(5) < 2)
        {
            draw();
        }
    }

    private string Mode() => Word("floor", "halfUp", "ceiling");

    private string Either() => Word("true", "false");

    private string Word(params string[] words) => words[_random.Next(words.Length)];

    /// <summary>The quantities of the year before.</summary>
    public static PastUsage[] Past(LocalDate before, int cubicMetres) =>
        [.. Enumerable.Range(1, 3).Select(ago => new PastUsage(before.PlusMonths(-ago), 1, cubicMetres, UsageBasis.Metered))];
}
