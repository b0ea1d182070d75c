using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Tests.RuleBooks;

/// <summary>A book with a rule of every kind, some twice, some for one service only, some with a transition; and supplies that meet them.</summary>
internal static class RichBook
{
    public static readonly string[] Rules =
    [
        """{ "kind": "tariffChoice", "id": "choice", "from": "2007-04-01", "basis": "periodEnd", "citation": "c" }""",
        """{ "kind": "tariffChoice", "id": "choice-days", "from": "2022-04-01", "service": "water", "basis": "byDays", "citation": "c" }""",
        """{ "kind": "partPeriod", "id": "part", "from": "2010-04-01", "method": "steps", "steps": [ { "upToDays": 15, "months": 0.5 }, { "months": 1 } ], "citation": "c" }""",
        """{ "kind": "partPeriod", "id": "part-water", "from": "2020-04-01", "service": "water", "method": "dailyBase", "daysPerMonth": 31, "fixed": 200, "citation": "c" }""",
        """{ "kind": "partPeriod", "id": "part-water-stop", "from": "2020-04-01", "service": "water", "on": "stop", "method": "scaledUsage", "daysPerMonth": 31, "roundUsage": "floor", "minimumYen": 220, "citation": "c" }""",
        """{ "kind": "stopJoinsMonthBefore", "id": "stop-joins", "from": "2023-04-01", "service": "sewer", "upToDays": 10, "citation": "c" }""",
        """{ "kind": "settlement", "id": "settle", "from": "2010-04-01", "method": "quantity", "citation": "c" }""",
        """{ "kind": "settlement", "id": "settle-anew", "from": "2022-04-01", "method": "reprice", "citation": "c" }""",
        """{ "kind": "billingCycle", "id": "cycle", "from": "2010-04-01", "service": "sewer", "monthsAfter": 1, "citation": "c" }""",
        """{ "kind": "provisional", "id": "winter", "from": "2010-04-01", "monthsOfYear": [1, 2], "method": "meanOfLast", "count": 3, "citation": "c" }""",
        """{ "kind": "dwellings", "id": "flats", "from": "2010-04-01", "method": "scale", "citation": "c" }""",
        """{ "kind": "dwellings", "id": "flats-bounds", "from": "2022-04-01", "method": "boundsOnly", "citation": "c", "appliesFrom": { "newUsers": "2022-04-01", "oddMonth": "2022-05", "evenMonth": "2022-06" } }""",
        """{ "kind": "dwellings", "id": "flats-alone", "from": "2010-04-01", "name": "各戸", "method": "splitWhole", "occupied": true, "unitMeterSize": 13, "citation": "c" }""",
        """{ "kind": "mixedUse", "id": "mixed", "from": "2010-04-01", "useClass": "営業", "firstUseClass": "一般", "upTo": 30, "citation": "c" }""",
        """{ "kind": "sewerVolume", "id": "well", "from": "2010-04-01", "service": "sewer", "wellOnly": { "persons": [ { "upTo": 1, "m3": 9 }, { "upTo": 2, "m3": 15 } ], "eachMore": 4, "most": 48 }, "wellBesideTap": { "eachMore": 2.5 }, "byUse": [ { "use": "風呂", "eachMore": 1.5 } ], "mixed": "sum", "residentsOf": { "month": 4, "day": 1 }, "citation": "c" }""",
        """{ "kind": "sewerReduction", "id": "reduction", "from": "2010-04-01", "service": "sewer", "anyOf": [ { "atLeastShare": 0.1, "atLeast": 20, "months": 2 }, { "moreThanShare": 0.5, "whenUsageAbove": 10 } ], "citation": "c" }""",
        """{ "kind": "qualitySurcharge", "id": "quality", "from": "2010-04-01", "service": "sewer", "measures": [ { "of": "bod", "over": 200, "weight": 1.1 }, { "of": "ss", "over": 200, "excess": false }, { "of": "oil", "over": 30, "perStep": 10, "yenPerStep": 2 } ], "moreThan": 20, "atLeast": 10, "yenPerIndex": 0.1, "table": [ { "upTo": 500, "yen": 3 }, { "yen": 5 } ], "citation": "c" }""",
        """{ "kind": "leakRelief", "id": "leak", "from": "2010-04-01", "base": [ { "method": "meanOfLast", "count": 2 }, { "method": "samePeriodLastYear" } ], "bands": [ { "upToTimes": 3, "share": "1/3" }, { "share": "0.5" } ], "mostTimesBase": 6, "upToMeterSize": 25, "overTimesBase": 1.1, "onlyDesignatedContractor": true, "mostMonths": 2, "onceInMonths": 12, "citation": "c" }""",
        """{ "kind": "leakRelief", "id": "leak-tap", "from": "2010-04-01", "cause": "ボールタップ", "base": [ { "method": "previous" } ], "chargeSteps": [ { "overTimes": 1, "share": 0.25 }, { "overTimes": 3, "share": 0.5 } ], "onlyNotDrained": true, "citation": "c" }""",
        """{ "kind": "leakRelief", "id": "leak-sewer", "from": "2010-04-01", "service": "sewer", "base": [ { "method": "previous" } ], "declaredLeak": true, "bands": [ { "share": "1" } ], "citation": "c" }""",
        """{ "kind": "relief", "id": "welfare", "from": "2010-04-01", "category": "生活保護", "base": 1, "firstCubicMetres": 5, "said": { "ja": "福祉減免", "en": "Welfare relief" }, "citation": "c" }""",
        """{ "kind": "relief", "id": "waiver", "from": "2010-04-01", "name": "物価高騰", "months": { "first": "2024-02", "last": "2024-05" }, "useClasses": ["一般"], "upToMeterSize": 25, "base": 0.5, "meterFee": 1, "volume": 0.1, "charge": 0.01, "service": "water", "yen": 10, "said": { "ja": "物価高騰対策", "en": "Price relief" }, "citation": "c" }""",
        """{ "kind": "fee", "id": "opening", "from": "2010-04-01", "service": "water", "on": "start", "yen": 1000, "tax": "excluded", "said": { "ja": "開栓手数料", "en": "Opening fee" }, "citation": "c" }""",
        """{ "kind": "fee", "id": "closing", "from": "2010-04-01", "to": "2030-03-31", "service": "sewer", "on": "stop", "yen": 500, "tax": "none", "said": { "ja": "閉栓手数料", "en": "Closing fee" }, "citation": "c" }""",
        """{ "kind": "fee", "id": "joining", "from": "2010-04-01", "service": "water", "on": "joining", "yen": { "13": 70000, "20": 140000 }, "tax": "excluded", "said": { "ja": "加入金", "en": "Joining fee" }, "citation": "c" }""",
        """{ "kind": "fee", "id": "debit", "from": "2010-04-01", "service": "water", "on": "firstDebit", "yen": -100, "tax": "included", "said": { "ja": "口座振替割引", "en": "Debit discount" }, "citation": "c" }""",
        """{ "kind": "dueDate", "id": "due", "from": "2010-04-01", "monthsAfter": 1, "day": 31, "nextBusinessDay": true, "citation": "c" }""",
        """{ "kind": "invoice", "id": "invoice", "from": "2010-04-01", "issuer": "試験市", "registrationNumber": "T0000000000000", "citation": "c" }""",
        """{ "kind": "rollOver", "id": "roll", "from": "2010-04-01", "nearTop": 0.9, "citation": "c" }""",
        """{ "kind": "estimate", "id": "estimate", "from": "2010-04-01", "method": "meanOfLast", "count": 3, "citation": "c" }""",
        """{ "kind": "gateAgainst", "id": "against", "from": "2010-04-01", "against": "previous", "above": 3, "below": 0.2, "atLeast": 30, "citation": "c" }""",
        """{ "kind": "gateAgainst", "id": "against-year", "from": "2010-04-01", "against": "samePeriodLastYear", "above": 4, "atLeast": 30, "citation": "c" }""",
        """{ "kind": "gateZero", "id": "zero", "from": "2010-04-01", "previousAtLeast": 10, "citation": "c" }""",
        """{ "kind": "gateNegative", "id": "negative", "from": "2010-04-01", "citation": "c" }""",
        """{ "kind": "gateMeterCapacity", "id": "capacity", "from": "2010-04-01", "cubicMetresPerMonth": { "13": 750, "20": 1200 }, "citation": "c" }""",
        """{ "kind": "gateMeterSize", "id": "size", "from": "2010-04-01", "citation": "c" }""",
        """{ "kind": "gateParentChild", "id": "child", "from": "2010-04-01", "citation": "c" }""",
        """{ "kind": "gateShortPeriod", "id": "short", "from": "2010-04-01", "daysPerMonth": 20, "citation": "c" }""",
        """{ "kind": "procedure", "id": "pause", "from": "2010-04-01", "procedure": "pause", "name": "minMonths", "value": 3, "said": { "ja": "最短月数", "en": "least months" }, "citation": "c" }""",
        """{ "kind": "procedureFee", "id": "review", "from": "2010-04-01", "service": "water", "procedure": "works", "name": "review", "yen": { "13": 1000, "20": 1500 }, "tax": "none", "said": { "ja": "審査手数料", "en": "review fee" }, "citation": "c" }""",
        """{ "kind": "lateCharge", "id": "late", "from": "2010-04-01", "rates": "own", "firstMonth": 7.25, "after": 14.5, "baseFloor": 100, "leastBase": 100, "leastResult": 10, "resultFloor": 10, "when": "eachPayment", "dueDays": 10, "citation": "c" }""",
        """{ "kind": "lateCharge", "id": "late-water", "from": "2020-04-01", "service": "water", "rates": "civil", "baseFloor": 1000, "leastBase": 2000, "leastResult": 1000, "resultFloor": 100, "when": "paidInFull", "dueDays": 14, "citation": "c" }""",
        """{ "kind": "refundInterest", "id": "refund", "from": "2010-04-01", "for": "overpayment", "rates": "taxStyle", "baseFloor": 1000, "leastBase": 2000, "leastResult": 1000, "resultFloor": 100, "years": 5, "citation": "c" }""",
        """{ "kind": "refundInterest", "id": "repay", "from": "2010-04-01", "for": "timeBarred", "rates": "own", "percent": 5, "baseFloor": 1, "leastBase": 0, "leastResult": 0, "resultFloor": 1, "years": 20, "citation": "c" }""",
        """{ "kind": "allocation", "id": "order", "from": "2010-04-01", "order": "costChargePrincipal", "through": "kinds", "across": "oldest", "citation": "c" }""",
        """{ "kind": "concession", "id": "concession", "from": "2018-04-01", "service": "sewer", "sharePercent": 23.5, "basis": "collected", "each": "movement", "round": "floor", "operator": { "ja": "運営会社", "en": "Operator" }, "citation": "c" }""",
        """{ "kind": "billingCost", "id": "cost", "from": "2010-04-01", "service": "sewer", "method": "yenPerMonth", "value": 500000, "citation": "c" }""",
        """{ "kind": "storeSlip", "id": "slip", "from": "2010-04-01", "issuer": "912345", "company": "01234", "mostYen": 300000, "daysAfterDue": 30, "daysAfterIssue": 10, "citation": "c" }""",
        """{ "kind": "directDebit", "id": "bank", "from": "2010-04-01", "name": "bank", "profile": "standard", "clientCode": "0000000001", "clientName": "ｼｹﾝｼ", "bank": "0001", "bankName": "ｷﾞﾝｺｳ", "branch": "001", "branchName": "ﾎﾝﾃﾝ", "account": "1234567", "banks": ["0001"], "secondRunDays": 14, "oldestDays": 62, "heldBy": ["bankruptcy", "death"], "citation": "c" }""",
        """{ "kind": "channels", "id": "channels", "from": "2010-04-01", "open": ["counter", "directDebit"], "citation": "c" }""",
        """{ "kind": "dunningStep", "id": "dun-reminder", "from": "2010-04-01", "name": "reminder", "order": 1, "act": "reminder", "after": "dueDate", "wait": { "days": 20, "holiday": "next" }, "deadline": { "days": 10 }, "feeYen": 100, "automatic": true, "article": "a", "said": { "ja": "督促状", "en": "Reminder" }, "citation": "c" }""",
        """{ "kind": "dunningStep", "id": "dun-stop", "from": "2010-04-01", "service": "water", "name": "stop", "order": 2, "act": "stop", "after": "deadline", "wait": { "months": 1, "endingIn": 5 }, "anyOf": [ { "months": 3 }, { "yen": 50001, "bills": 2 } ], "secondPerson": true, "article": "a", "said": { "ja": "給水停止", "en": "Stop" }, "citation": "c" }""",
        """{ "kind": "dunningTerms", "id": "dun-terms", "from": "2010-04-01", "pledgeShare": "1/2", "pledgeMonths": 12, "limitationYears": 5, "judgmentYears": 10, "stayMonths": 6, "warnMonths": 6, "publicNoticeDays": 14, "pledgeArticle": "a", "writeOffArticle": "w", "citation": "c" }""",
        """{ "kind": "lateChargeWaiver", "id": "late-waiver", "from": "2010-04-01", "grounds": ["disaster", "illness", "hardship", "unavoidable"], "secondPersonFrom": 1000, "citation": "c" }""",
        """{ "kind": "cashDrawer", "id": "drawer", "from": "2010-04-01", "float": 30000, "citation": "c" }""",
        """{ "kind": "badDebtAllowance", "id": "bad-debt", "from": "2010-04-01", "notDuePercent": 0, "bands": [ { "months": 0, "percent": 1 }, { "months": 12, "percent": 20 } ], "citation": "c" }""",
        """{ "kind": "gateSecondPerson", "id": "second", "from": "2010-04-01", "fromYen": 100000, "citation": "c" }""",
    ];

    public static RuleBook Load(IEnumerable<string>? rules = null, bool tariffsTurned = false)
    {
        string[] tariffs = ["old", "new", "sewer", "sewer-new"];
        var entries = (tariffsTurned ? tariffs.Reverse() : tariffs).Select(Entry);
        var book = $$"""
            {
              "format": "water-rulebook/1", "id": "rich", "utility": { "ja": "試験市", "en": "Test City" }, "consumptionTax": "law.json", "delayRates": "delay.json",
              "tariffs": [ {{string.Join(", ", entries)}} ], "rules": [ {{string.Join(",\n", rules ?? Rules)}} ]
            }
            """;
        return RuleBookLoader.Load("b", path => path switch
        {
            "b/rulebook.json" => book,
            "b/law.json" => TestBook.Law,
            "b/delay.json" => TestBook.DelayRates,
            "b/old.json" => Table("old", "water", "2007-04-01", 600),
            "b/new.json" => Table("new", "water", "2024-04-01", 900),
            "b/sewer.json" => Table("sewer", "sewer", "2007-04-01", 500),
            "b/sewer-new.json" => Table("sewer-new", "sewer", "2023-01-01", 700),
            _ => throw new FileNotFoundException(path),
        });
    }

    private static string Entry(string id) => id.StartsWith("sewer", StringComparison.Ordinal)
        ? $$"""{ "service": "sewer", "file": "{{id}}.json" {{(id == "sewer-new" ? """, "appliesFrom": { "newUsers": "2023-01-01", "oddMonth": "2023-03", "evenMonth": "2023-04" }""" : "")}} }"""
        : $$"""{ "service": "water", "file": "{{id}}.json" }""";

    private static string Table(string id, string service, string from, int basePrice) => $$"""
        {
          "format": "water-tariff/1", "id": "{{id}}", "utility": "試験市", "service": "{{service}}", "effectiveFrom": "{{from}}", "citations": ["c"],
          "prices": "taxExcluded", "tableMonths": 1, "oddCubicMetre": "first", "rounding": { "mode": "floor", "unit": 1, "each": "month" },
          "rates": [
            { "useClass": "一般", "base": { "13": {{basePrice}}, "20": 1200 }, "meterFee": 80, "tiers": [ { "upTo": 10, "price": 0 }, { "upTo": 30, "price": 105 }, { "price": 150 } ] },
            { "useClass": "営業", "base": 2000, "tiers": [ { "upTo": 20, "price": 120 }, { "price": 180 } ] } ]
        }
        """;

    /// <summary>Ordinary, beginning, ending, apartments, mixed, well, leak, relief, fees; before and after each change.</summary>
    public static IEnumerable<Supply> Supplies()
    {
        foreach (var to in new[] { new LocalDate(2014, 5, 10), new LocalDate(2022, 5, 20), new LocalDate(2023, 3, 20), new LocalDate(2024, 4, 20) })
        {
            foreach (var service in new[] { Service.Water, Service.Sewer })
            {
                var plain = Plain(service, to);
                yield return plain;
                yield return plain with { From = to.PlusDays(-11), UserSince = to.PlusDays(-11), Facts = [Fact(FactKind.Joining, to, 13m)], MeterSize = 20 };
                yield return plain with { From = to.PlusDays(-7), Stops = true, Earlier = [new EarlierCharge(to.PlusDays(-38), 1, Usage(12), new Money(1500), new Money(136), false)] };
                yield return plain with { Earlier = [new EarlierCharge(to.PlusDays(-61), 1, Usage(12), new Money(1500), new Money(136), true)] };
                yield return plain with { Dwellings = 4, Facts = [Fact(FactKind.DwellingMethod, to, word: "各戸"), Fact(FactKind.OccupiedDwellings, to, 3m)] };
                yield return plain with { Dwellings = 4, UseClass = "営業" };
                yield return plain with { Facts = [Fact(FactKind.Relief, to, word: "生活保護"), Fact(FactKind.FirstDebit, to)] };
                yield return plain with { Usage = Usage(90), Past = Past(to), Facts = [Fact(FactKind.Leak, to, 60m, "地下漏水", FactMarks.DesignatedContractor)] };
                yield return plain with { Usage = Usage(90), Past = Past(to), Facts = [Fact(FactKind.Leak, to, 60m, "ボールタップ", FactMarks.NotDrained)] };
                yield return plain with { Facts = [Fact(FactKind.Well, to, word: "besideTap"), Fact(FactKind.WellUse, to, word: "風呂"), Fact(FactKind.Residents, to, 3m), Fact(FactKind.NotDrained, to, 15m), Fact(FactKind.Bod, to, 500m)] };
            }
        }
    }

    private static Supply Plain(Service service, LocalDate to) => new()
    {
        Service = service,
        UseClass = "一般",
        MeterSize = 13,
        Usage = Usage(34),
        From = to.PlusDays(-30),
        To = to,
        Months = 1,
        Month = BillingMonth.Of(to),
        UserSince = new LocalDate(2010, 1, 1),
    };

    private static RegisterUsage[] Usage(int cubicMetres) => [new RegisterUsage(null, new CubicMetres(cubicMetres))];

    private static PastUsage[] Past(LocalDate to) => [.. Enumerable.Range(1, 13).Select(ago => new PastUsage(to.PlusMonths(-ago), 1, 15 + ago, UsageBasis.Metered))];

    private static SupplyFact Fact(FactKind kind, LocalDate on, decimal? number = null, string? word = null, string? marks = null) =>
        new() { Kind = kind, From = on.PlusDays(kind is FactKind.Leak or FactKind.FirstDebit or FactKind.Joining ? -5 : -400), Number = number, Word = word, Marks = marks, Source = "届出" };
}
