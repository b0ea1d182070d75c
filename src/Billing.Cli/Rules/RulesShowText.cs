using Billing.Cli.Common;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Cli.Rules;

/// <summary>Prints what a book says on a day for people.</summary>
internal sealed class RulesShowText(Terminal console, BookOnDay day)
{
    public void Print()
    {
        var user = day.UserSince is { } since ? new Sentence($"{Day(since)} 使用開始", $"use since {Day(since)}") : new("継続使用", "continuing use");
        console.Line(console.Say($"{day.Book.Utility.Ja}〔{day.Book.Id}〕 {Day(day.On)}、調定 {day.Month}、{user.Ja}", $"{day.Book.Utility.En} [{day.Book.Id}] on {Day(day.On)}, bills of {day.Month}, {user.En}"));
        Heading(console.Say("料金表", "Tables"));
        foreach (var table in day.Tables)
        {
            Print(table);
        }

        Print(day.Tax);
        foreach (var group in day.Groups)
        {
            Heading(console.Say(RuleWords.Of(group.Group)));
            foreach (var rule in group.Rules)
            {
                Print(rule);
            }
        }

        Heading(console.Say("次の変更", "Next change"));
        var next = day.Changes.TakeWhile(change => change.On == day.Changes[0].On).ToList();
        foreach (var change in next)
        {
            console.Line($"  {Day(change.On)}  {console.Say(change.Said)}");
        }

        if (next.Count == 0)
        {
            console.Line("  " + console.Say("この規則集に今後の変更はありません。", "The book knows of none."));
        }
        else if (day.Changes.Count > next.Count)
        {
            console.Line("  " + console.Say($"ほか {day.Changes.Count - next.Count} 件(--json で表示)", $"and {day.Changes.Count - next.Count} more (--json)"));
        }
    }

    private void Print(TableOnDay table)
    {
        var service = console.Say(RuleWords.Of(table.Service));
        if (table.Tariff is { } tariff)
        {
            console.Line($"  {service}  {tariff.Id}  {console.Say($"{Day(tariff.EffectiveFrom)} から", $"from {Day(tariff.EffectiveFrom)}")}");
            Detail(console.Say("根拠", "why"), console.Say(table.Why));
            Detail(console.Say("出典", "source"), string.Join(" / ", tariff.Citations));
        }
        else
        {
            console.Line($"  {service}  {console.Say(table.Why)}");
        }

        Follows(table.Before?.Id, table.Next is { } next ? $"{next.Id} ({console.Say(table.NextFrom!)})" : null);
    }

    private void Print(TaxOnDay tax)
    {
        Heading(console.Say("消費税", "Consumption tax"));
        if (tax.Rate is { } rate)
        {
            console.Line($"  {Exact.Words(rate.Rate * 100m)}%  {console.Say($"{Day(rate.From)} から", $"from {Day(rate.From)}")}");
            if (tax.Transition is { } transition)
            {
                Detail(console.Say("経過措置", "transition"), console.Say(transition));
            }

            Detail(console.Say("出典", "source"), rate.Citation);
        }
        else
        {
            console.Line("  " + console.Say("なし", "none"));
        }

        Follows(tax.Before is { } before ? $"{Exact.Words(before.Rate * 100m)}%" : null, tax.Next is { } next ? $"{Exact.Words(next.Rate * 100m)}% ({Day(next.From)})" : null);
    }

    private void Print(RuleOnDay shown)
    {
        var rule = shown.Rule;
        var of = shown.Services.Count == 1 ? console.Say($"({RuleWords.Of(shown.Services[0]).Ja})", $" ({RuleWords.Of(shown.Services[0]).En.ToLowerInvariant()})") : "";
        console.Line($"  {console.Say(shown.Title)}{of}  {console.Say(shown.Says)}");
        var to = rule.To is { } last ? Day(last) : "";
        Detail(rule.Id, $"{Day(rule.From)} – {to}".TrimEnd() + (rule.AppliesFrom is { } transition ? $"  {console.Say(RuleWords.Of(transition))}" : ""));
        Detail(console.Say("出典", "source"), rule.Citation);
        Follows(shown.Before is { } before ? $"{before.Id} ({Day(before.From)})" : null, shown.Next is { } next ? $"{next.Id} ({Day(next.From)})" : null);
    }

    private void Follows(string? before, string? next)
    {
        if (before is not null)
        {
            Detail(console.Say("前", "before"), before);
        }

        if (next is not null)
        {
            Detail(console.Say("次", "next"), next);
        }
    }

    private void Heading(string text)
    {
        console.Line();
        console.Line(text);
    }

    private void Detail(string name, string text) => console.Line($"      {name}: {text}");

    private static string Day(LocalDate day) => $"{day:uuuu-MM-dd}";
}
