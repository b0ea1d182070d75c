using System.Text.Json.Nodes;
using Billing.Db;
using Billing.RuleBooks;
using Billing.Testing;

namespace Billing.Tests.Delinquency;

/// <summary>The small town's tables with the schedule of a shipped book, or of an invented town.</summary>
internal static class DunningBooks
{
    /// <summary>Rules of dunning of a book that comes with the program.</summary>
    public static RuleBook Shipped(string name) => RuledBook.With(Rules(name));

    public static string[] Rules(string name)
    {
        var file = Path.Combine(RuleBookFolder.Installed, "rulebooks", name, RuleBookLoader.FileName);
        return [.. JsonNode.Parse(File.ReadAllText(file))!["rules"]!.AsArray().Where(r => ((string)r!["kind"]!).StartsWith("dunning", StringComparison.Ordinal)).Select(r => r!.ToJsonString())];
    }

    /// <summary>
    /// An invented town, purely as data: a notice three days after the due date on a business day; a reminder on the 25th of the next month, or the business day before; a demand on the
    /// next day that ends in 5; a warning from three bills, or from one of 30,000 yen, or from two months and 5,000 yen; the stop ten days after.
    /// </summary>
    public static RuleBook Invented(string warnAt = """[ { "bills": 3 }, { "oneBillYen": 30000 }, { "months": 2, "yen": 5000 } ]""") => RuledBook.With(
        """{ "kind": "dunningStep", "id": "t-notice", "service": "water", "name": "notice", "order": 1, "act": "notice", "after": "dueDate", "wait": { "days": 3, "holiday": "next" }, "automatic": true, "article": "試験町規程1条", "said": { "ja": "未納のお知らせ", "en": "Notice" } }""",
        """{ "kind": "dunningStep", "id": "t-reminder", "service": "water", "name": "reminder", "order": 2, "act": "reminder", "after": "dueDate", "wait": { "months": 1, "dayOfMonth": 25, "holiday": "previous" }, "deadline": { "days": 15 }, "feeYen": 80, "automatic": true, "article": "試験町規程2条", "said": { "ja": "督促状", "en": "Reminder" } }""",
        """{ "kind": "dunningStep", "id": "t-demand", "service": "water", "name": "demand", "order": 3, "act": "demand", "after": "deadline", "wait": { "days": 1, "endingIn": 5 }, "deadline": { "days": 10 }, "article": "試験町規程3条", "said": { "ja": "催告書", "en": "Demand" } }""",
        $$"""{ "kind": "dunningStep", "id": "t-warning", "service": "water", "name": "warning", "order": 4, "act": "stopWarning", "after": "deadline", "wait": { "days": 1 }, "deadline": { "days": 10 }, "anyOf": {{warnAt}}, "article": "試験町規程4条", "said": { "ja": "給水停止予告", "en": "Warning" } }""",
        """{ "kind": "dunningStep", "id": "t-stop", "service": "water", "name": "stop", "order": 5, "act": "stop", "after": "deadline", "wait": { "days": 1 }, "article": "試験町規程5条", "said": { "ja": "給水停止", "en": "Stop" } }""",
        """{ "kind": "dunningTerms", "id": "t-terms", "service": "water", "returnOnPledge": true, "pledgeShare": "1/3", "pledgeMonths": 6, "pledgeGraceDays": 2, "pledgeNeedsCurrent": true, "limitationYears": 5, "judgmentYears": 10, "stayMonths": 6, "warnMonths": 6, "publicNoticeDays": 14, "pledgeArticle": "p", "writeOffArticle": "w" }""");
}
