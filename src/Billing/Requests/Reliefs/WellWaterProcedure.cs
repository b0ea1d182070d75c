using Billing.Kernel;
using Billing.Machines;
using Billing.Places;
using Billing.Requests.Forms;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Reliefs;

/// <summary>井戸水使用・居住人数: the source of water of a house changes (使用水の変更届), its residents, or what the well is used for. The preview tells the drained quantity of a month before and after.</summary>
public sealed class WellWaterProcedure : Procedure
{
    private const string NoWell = "none";
    private const string UsePrefix = "use";

    public override RequestKind Kind => RequestKind.WellWater;

    public override RequestSubject Subject => RequestSubject.Contract;

    public override Machine<RequestFile> Machine { get; } = CounterMachine.Of("well", Roles.Counter, Roles.Counter, "下水道法20条、下水道条例の汚水量の認定規定(規則集の引用を参照)");

    public override async Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var today = file.Office.Today;
        var standing = StandingFacts.Of(await Facts(file)).Where(f => f.Holds(today)).ToList();
        var well = standing.Find(f => f.Kind == FactKind.Well)?.Word ?? NoWell;
        FieldCondition withWell = new("well", FactWords.WellOnly, FactWords.WellBesideTap);
        List<FormField> source =
        [
            new("from", FieldType.Day, new("変更日", "From")) { IsNeeded = true, Default = $"{today:uuuu-MM-dd}" },
            new("well", FieldType.Choice, new("使う水", "Source of water")) { IsNeeded = true, Default = well, Choices = [new(NoWell, new("水道だけ(井戸水を使わない)", "the tap only")), new(FactWords.WellBesideTap, FactWords.Word(FactKind.Well, FactWords.WellBesideTap)), new(FactWords.WellOnly, FactWords.Word(FactKind.Well, FactWords.WellOnly))] },
            new("residents", FieldType.Whole, new("居住人数", "Residents")) { Least = 0, Most = 9_999, Default = standing.Find(f => f.Kind == FactKind.Residents)?.Number is { } n ? $"{n:0}" : null, Hint = new("井戸水を使う家では必ず入力します。", "Needed where a well is used.") },
        ];
        var uses = Uses(file.Office).Select((use, i) => new FormField($"{UsePrefix}{(char)('A' + i)}", FieldType.Flag, new(use, use)) { OnlyIf = withWell, Default = standing.Exists(f => f.Kind == FactKind.WellUse && f.Word == use) ? "yes" : null }).ToList();
        return uses.Count == 0 ? [new(new("使用水の変更", "Change of water source"), source)] : [new(new("使用水の変更", "Change of water source"), source), new(new("井戸水の用途", "Uses of the well"), uses)];
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var inner = new Plan();
        var facts = await FactPlan.Begin(file, values, inner);
        var (before, from) = (facts.Facts.ToList(), values.Day("from")!.Value);
        if (!file.Contract!.RunsOn(from))
        {
            values.Refuse("from", $"契約 {file.Contract.Number} はその日に使用していません({file.Contract.From:uuuu-MM-dd}～{(file.Contract.To is { } to ? $"{to:uuuu-MM-dd}" : "")})。", $"Contract {file.Contract.Number} does not run on that day.");
            return;
        }

        var standing = StandingFacts.Of(before).Where(f => f.Holds(from)).ToList();
        var well = values.Text("well") == NoWell ? null : values.Text("well");
        if (well is not null && values.Whole("residents") is null)
        {
            values.Refuse("residents", "井戸水の汚水量は人数で決まります。居住人数を入力してください。", "Well water is counted by persons: give the number of residents.");
        }

        Change(file, facts, standing, FactKind.Well, well, null, from);
        Change(file, facts, standing, FactKind.Residents, null, values.Whole("residents"), from);
        ChangeUses(file, facts, standing, values, well, from);
        if (values.AreRight && inner.Consequences.Count == 0)
        {
            values.Refuse("well", "登録されている内容と同じです。変わるところを入力してください。", "That is what stands already: enter what changes.");
        }

        if (!values.AreRight)
        {
            return;
        }

        await MonthOfSewer.Tell(file, before, facts.Facts, from, plan);
        facts.Recharge();
        if (trigger == Triggers.Complete)
        {
            inner.Consequences.ToList().ForEach(plan.Add);
        }
    }

    /// <summary>One fact of a kind is ended, begun or replaced; the same again is nothing.</summary>
    private static void Change(RequestFile file, FactPlan facts, List<SupplyFact> standing, FactKind kind, string? word, decimal? number, LocalDate from)
    {
        var now = standing.Find(f => f.Kind == kind && (kind != FactKind.WellUse || f.Word == word));
        if (word is null && number is null)
        {
            // Residents left empty say nothing; a well that is no longer used ends.
            if (now is not null && kind == FactKind.Well)
            {
                facts.End(facts.Facts.Single(f => f.Id == now.Id), from.PlusDays(-1));
            }
        }
        else if (now is null || now.Word != word || now.Number != number)
        {
            facts.Enter(new FactDraft { Kind = kind, From = from, Word = word, Number = number, Source = FactPlan.Source(file) }, new Dictionary<string, string> { ["word"] = "well", ["number"] = "residents" });
        }
    }

    private static void ChangeUses(RequestFile file, FactPlan facts, List<SupplyFact> standing, FormValues values, string? well, LocalDate from)
    {
        var uses = Uses(file.Office);
        for (var i = 0; i < uses.Count; i++)
        {
            var (use, wanted) = (uses[i], well is not null && values.Flag($"{UsePrefix}{(char)('A' + i)}"));
            var now = standing.Find(f => f.Kind == FactKind.WellUse && f.Word == use);
            if (wanted && now is null)
            {
                Change(file, facts, standing, FactKind.WellUse, use, null, from);
            }
            else if (!wanted && now is not null)
            {
                facts.End(facts.Facts.Single(f => f.Id == now.Id), from.PlusDays(-1));
            }
        }
    }

    private static IReadOnlyList<string> Uses(Office office) => office.Book.InForce<SewerVolumeRule>(office.Today, Service.Sewer) is { } rule ? [.. rule.ByUse.Keys] : [];

    private static Task<List<SupplyFact>> Facts(RequestFile file)
    {
        var contract = file.Contract!.Id;
        return file.Office.Db.SupplyFacts.AsNoTracking().Where(f => f.ContractId == contract && !f.Superseded).OrderBy(f => f.Id).ToListAsync();
    }
}
