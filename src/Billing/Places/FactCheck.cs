using System.Globalization;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Places;

/// <summary>Checks a declaration by its kind (<see cref="FactShape"/>) against the words of a rule book, and beside the facts that stand. Pure: a form, a file and an import call the same.</summary>
public static class FactCheck
{
    private const int LongestWord = 60;
    private const int LongestSource = 200;
    private static readonly LocalDate Earliest = new(1950, 1, 1);
    private static readonly LocalDate Latest = new(2199, 12, 31);

    /// <summary>The fact that <paramref name="draft"/> declares, without contract and key.</summary>
    /// <exception cref="BusinessRuleException">fact.number, fact.word, fact.mark, fact.service, fact.from, fact.to, fact.source: which field is wrong and what would be right.</exception>
    public static SupplyFact Make(FactDraft draft, RuleBook book, string enteredBy)
    {
        var shape = FactShape.Of(draft.Kind);
        var (from, to) = Days(draft, shape);
        return new SupplyFact
        {
            Kind = draft.Kind,
            Service = ServiceOf(draft, shape),
            From = from,
            To = to,
            Number = Number(draft, shape),
            Word = Word(draft, shape, book),
            Marks = Marks(draft, shape),
            Source = Source(draft.Source),
            EnteredBy = enteredBy,
        };
    }

    /// <summary>Refuses a fact that cannot stand beside the others of its contract. An earlier one of the kind that still holds is no obstacle: the new one ends it.</summary>
    /// <param name="standing">Facts of the contract; those taken back do not count.</param>
    /// <exception cref="BusinessRuleException">fact.known: exactly this stands already. fact.same-day, fact.overlaps: another speaks for the same days. fact.after-end: the contract had ended.</exception>
    public static void Beside(SupplyFact fact, Contract contract, IEnumerable<SupplyFact> standing)
    {
        if (contract.To is { } end && fact.From > end)
        {
            throw Refusal("fact.after-end", $"契約は {Iso(end)} に終了しています。それまでの日を入力してください。", $"the contract ended on {Iso(end)}: give a day up to then");
        }

        var one = FactShape.Of(fact.Kind).Span == FactSpan.Period;
        foreach (var other in standing)
        {
            if (other.Superseded || other.Kind != fact.Kind || other.Service != fact.Service)
            {
                continue;
            }

            if (SaysTheSame(other, fact))
            {
                throw Refusal("fact.known", $"{Told(other).Ja} は既に登録されています。", $"{Told(other).En} stands already");
            }

            if (one && StandingFacts.SameMatter(other, fact) && other.Touches(fact.From, fact.To ?? fact.From))
            {
                throw Refusal("fact.overlaps", $"{Told(other).Ja} と期間が重なります。期間を分けるか、先の登録を取り消してください。", $"it overlaps with {Told(other).En}: divide the days, or take the other back first");
            }

            if (other.From == fact.From && StandingFacts.SameMatter(other, fact))
            {
                throw Refusal("fact.same-day", $"同じ日から {Told(other).Ja} が登録されています。誤りであれば先にそれを取り消してください。", $"{Told(other).En} begins on the same day: if that is wrong, take it back first");
            }
        }
    }

    /// <summary>Whether both say the same of the same days; where they came from does not matter.</summary>
    public static bool SaysTheSame(SupplyFact a, SupplyFact b) =>
        a.Kind == b.Kind && a.Service == b.Service && a.From == b.From && a.To == b.To && a.Number == b.Number && a.Word == b.Word && a.Marks == b.Marks;

    /// <summary>A fact in a sentence: kind, value and days.</summary>
    public static Sentence Told(SupplyFact fact)
    {
        var (kind, value) = (FactWords.Of(fact.Kind), FactWords.Value(fact));
        var days = fact.To == fact.From ? Iso(fact.From) : $"{Iso(fact.From)} – {(fact.To is { } to ? Iso(to) : "")}".TrimEnd();
        return new($"「{$"{kind.Ja} {value.Ja}".TrimEnd()}」({days})", $"'{$"{kind.En} {value.En}".TrimEnd()}' ({days})");
    }

    private static (LocalDate From, LocalDate? To) Days(FactDraft draft, FactShape shape)
    {
        var kind = FactWords.Of(draft.Kind);
        if (draft.From is not { } from || from < Earliest || from > Latest)
        {
            throw Refusal("fact.from", $"「{kind.Ja}」の開始日を {Iso(Earliest)} 以後の日付で入力してください。", $"give the first day of '{kind.En}', {Iso(Earliest)} or later");
        }

        if (shape.Span == FactSpan.Event)
        {
            return draft.To is null || draft.To == from
                ? (from, from)
                : throw Refusal("fact.to", $"「{kind.Ja}」は一日の出来事です。終了日を空にしてください。", $"'{kind.En}' happens on one day: leave the last day empty");
        }

        if (draft.To is null && shape.Span == FactSpan.Period)
        {
            throw Refusal("fact.to", $"「{kind.Ja}」は期間ごとの値です。終了日(漏水なら修理日)を入力してください。", $"'{kind.En}' belongs to a period: give its last day (of a leak, the day of its repair)");
        }

        return draft.To is { } to && (to < from || to > Latest)
            ? throw Refusal("fact.to", $"終了日は開始日 {Iso(from)} 以後の日付で入力してください。", $"the last day must be {Iso(from)} or later")
            : (from, draft.To);
    }

    private static Service? ServiceOf(FactDraft draft, FactShape shape)
    {
        var kind = FactWords.Of(draft.Kind);
        return shape.OnlySewer && draft.Service == Service.Water
            ? throw Refusal("fact.service", $"「{kind.Ja}」は下水道使用料だけに関わります。水道を選ばないでください。", $"'{kind.En}' concerns only the sewer charge: do not choose water")
            : draft.Service;
    }

    private static decimal? Number(FactDraft draft, FactShape shape)
    {
        var kind = FactWords.Of(draft.Kind);
        if (shape.Number == FactNumber.None)
        {
            return draft.Number is null ? null : throw Refusal("fact.number", $"「{kind.Ja}」に数値はありません。空にしてください。", $"'{kind.En}' has no number: leave it empty");
        }

        var (field, unit) = (FactWords.NumberField(draft.Kind)!, FactWords.Unit(draft.Kind)!);
        if (draft.Number is not { } number)
        {
            return shape.Number == FactNumber.OptionalWhole ? null : throw Refusal("fact.number", $"{field.Ja}を入力してください({unit.Ja})。", $"give the number: {field.En} ({unit.En})");
        }

        var decimals = shape.Number == FactNumber.Exact ? 3 : 0;
        var most = shape.Most.ToString("#,0", CultureInfo.InvariantCulture);
        return number >= 0m && number <= shape.Most && number == decimal.Round(number, decimals)
            ? number
            : throw Refusal("fact.number",
                $"{field.Ja}は 0 から {most} までの{(decimals == 0 ? "整数" : "数(小数3桁まで)")}で入力してください({unit.Ja})。",
                $"{field.En} is {(decimals == 0 ? "a whole number" : "a number with at most 3 decimals")} from 0 to {most} ({unit.En})");
    }

    private static string? Word(FactDraft draft, FactShape shape, RuleBook book)
    {
        var kind = FactWords.Of(draft.Kind);
        var word = string.IsNullOrWhiteSpace(draft.Word) ? null : draft.Word.Trim();
        if (shape.Word == FactField.None)
        {
            return word is null ? null : throw Refusal("fact.word", $"「{kind.Ja}」に区分はありません。空にしてください。", $"'{kind.En}' has no word: leave it empty");
        }

        var closed = FactShape.IsClosed(draft.Kind, book);
        var known = FactShape.WordsOf(draft.Kind, book);
        if (word is null)
        {
            return shape.Word == FactField.Optional && !closed ? null : throw WordRefusal(draft.Kind, known);
        }

        return word.Length <= LongestWord && (!closed || known.Contains(word)) ? word : throw WordRefusal(draft.Kind, known);
    }

    private static BusinessRuleException WordRefusal(FactKind kind, IReadOnlyList<string> known)
    {
        var field = FactWords.WordField(kind)!;
        if (known.Count == 0)
        {
            return Refusal("fact.word", $"{field.Ja}を定める規則が規則集にありません。規則を追加してから登録してください。", $"no rule of the rule book names a word for '{field.En}': add the rule first");
        }

        var said = known.Select(word => (Word: word, Said: FactWords.Word(kind, word))).ToList();
        return Refusal("fact.word",
            $"{field.Ja}は次のどれかにしてください: {string.Join("、", said.Select(s => s.Said.Ja == s.Word ? s.Word : $"{s.Said.Ja} ({s.Word})"))}",
            $"{field.En} must be one of: {string.Join(", ", said.Select(s => s.Said.En == s.Word ? s.Word : $"{s.Word} ({s.Said.En})"))}");
    }

    private static string? Marks(FactDraft draft, FactShape shape)
    {
        var unknown = draft.Marks.FirstOrDefault(mark => !shape.Marks.Contains(mark));
        if (unknown is not null)
        {
            var kind = FactWords.Of(draft.Kind);
            throw Refusal("fact.mark", $"「{kind.Ja}」に「{unknown}」は付けられません。付けられるもの: {string.Join(" ", shape.Marks)}", $"'{kind.En}' takes no mark '{unknown}'; it takes: {string.Join(" ", shape.Marks)}");
        }

        return draft.Marks.Count == 0 ? null : string.Join(',', draft.Marks.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The document that a fact rests on.</summary>
    /// <exception cref="BusinessRuleException">fact.source.</exception>
    internal static string Source(string? text)
    {
        var source = text?.Trim() ?? "";
        return source.Length is > 0 and <= LongestSource
            ? source
            : throw Refusal("fact.source", $"根拠(届出・通知の名称、日付、番号)を {LongestSource} 字以内で入力してください。", $"give the document it rests on (its name, date and number), in {LongestSource} letters");
    }

    private static BusinessRuleException Refusal(string code, string ja, string en) => new(code, ja, en);

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
