using Billing.Kernel;
using Billing.Machines;
using Billing.RuleBooks;

namespace Billing.Delinquency;

/// <summary>What must hold before a step against a debtor.</summary>
internal static class DunningGuards
{
    public static readonly Guard<DunningAsk> NotHeld = new("notHeld", new("保留されていない", "the case is not held"), ask =>
        ask.File.Holds is [{ } hold, ..]
            ? new Sentence($"{DunningWords.Of(hold.Reason).Ja}のため {hold.From:uuuu-MM-dd} から保留中です。保留を終えてから行ってください。", $"Held since {hold.From:uuuu-MM-dd}: {DunningWords.Of(hold.Reason).En}. End the hold first.")
            : null);

    public static readonly Guard<DunningAsk> Due = new("due", new("手順の時期・要件に達した債権がある", "the schedule says so for a claim"), ask =>
        ask.Due is { Debts.Count: > 0 } ? null : new Sentence("この処理の時期または要件に達した債権がありません。", "No claim has come that far in the schedule yet."));

    public static readonly Guard<DunningAsk> Reminded = new("reminded", new("督促済で、指定期限を過ぎている", "it was reminded and the deadline has passed"), ask =>
        ask.Due!.Debts.All(d => ask.File.Covering(d.Claim.Id).Any(s => s.Act == DunningAct.Reminder && (s.DeadlineOn ?? s.ServedOn) < ask.File.Today))
            ? null
            : new Sentence("督促していない、または督促の指定期限が過ぎていない債権があります。", "A claim was not reminded, or its reminder's deadline has not passed."));

    /// <summary>水道法 15条3項 speaks of water charges; an ordinance may say otherwise.</summary>
    public static readonly Guard<DunningAsk> Supply = new("supply", new("水道料金の滞納で、給水中である", "water is owed and supplied"), ask =>
        ask.File.Case.Service == Service.Sewer && ask.File.Terms?.StopCountsSewer != true
            ? new Sentence("下水道使用料の滞納では給水を停止できません(水道法15条3項)。", "Water is not stopped for sewer arrears (Water Supply Act, art. 15).")
            : ask.Due!.Debts.Any(d => d.Supply is not null) ? null : new Sentence("給水中の契約がありません。", "No contract with a supply is running."));

    public static readonly Guard<DunningAsk> Public = new("public", new("公債権である", "it is a public claim"), ask =>
        ask.File.Case.Service == Service.Sewer ? null : new Sentence("水道料金は私債権なので、滞納処分はできません。支払督促か訴訟によります。", "Water is a private claim: it goes to the court, nothing is seized."));

    public static readonly Guard<DunningAsk> Private = new("private", new("私債権である", "it is a private claim"), ask =>
        ask.File.Case.Service == Service.Water ? null : new Sentence("下水道使用料は公債権なので、支払督促ではなく滞納処分によります。", "Sewer is a public claim: it is enforced as a local tax, not by the court."));

    public static readonly Guard<DunningAsk> SecondPerson = new("secondPerson", new("二人目が確認した", "a second person agrees"), ask =>
        (ask.Due?.Rule.Act is null or DunningAct.Stop || ask.Due.Rule.SecondPerson) && (ask.SecondPerson is null || ask.SecondPerson == ask.Person)
            ? new Sentence("別の職員の確認が必要です。", "Another person must agree.")
            : null);
}
