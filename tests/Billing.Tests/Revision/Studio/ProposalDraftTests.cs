using Billing.Revision.Proposals;
using Billing.Revision.Studio;
using Billing.Tariffs;
using NodaTime;
using Xunit;

namespace Billing.Tests.Revision.Studio;

public sealed class ProposalDraftTests
{
    private static readonly LocalDate Day = new(2017, 4, 1);

    [Fact]
    public void Every_template_and_every_kind_of_change_makes_a_table_and_comes_back_from_its_fields_as_it_was()
    {
        foreach (var (name, _) in ProposalTemplate.Proposals)
        {
            var text = ProposalTemplate.Proposal(name, Komatsushima.Current, "p1", "改定案", "財政係", new LocalDate(2016, 10, 1), Day);
            Assert.Equal(Table(text), Table(Again(text)));
        }

        var all = ProposalTemplate.Changes.Aggregate(
            ProposalDraft.OfText(ProposalTemplate.Proposal("blank", Komatsushima.Current, "p1", "改定案", "財政係", new LocalDate(2016, 10, 1), Day)),
            (draft, change) => draft.With(ProposalTemplate.Change(change.Kind, Komatsushima.Current, [Komatsushima.Current.Id])));
        Assert.Equal(ProposalTemplate.Changes.Select(c => c.Kind), all.Changes.Select(c => c.Kind));
        Assert.Equal(Table(all.Text()), Table(Again(all.Text())));
        Assert.Equal(["c0", "c1"], all.Without("c0").Changes.Take(2).Select(c => c.Prefix));
        Assert.Equal("add", all.Without("c0").Changes[0].Kind);
    }

    [Fact]
    public void Numbers_are_taken_as_people_type_them_and_what_is_none_is_named_with_its_field()
    {
        var draft = ProposalDraft.OfFields([.. Head, ("c0.kind", "add"), ("c0.yen", "２５"), ("c0.note", ""), ("evil<", "x")]);
        Assert.Equal(25m, Assert.IsType<AddToPrices>(Assert.Single(ProposalLoader.Parse(draft.Text(), "x").Changes)).Yen);

        var wrong = ProposalDraft.OfFields([.. Head, ("c0.kind", "add"), ("c0.yen", "二十五"), ("c1.kind", "set"), ("c1.tiers.0.upTo", "10"), ("c1.tiers.0.price", "x"), ("c1.tiers.1.price", "120"), ("s0.effectiveFrom", "2016-04-01"), ("s0.share", "2")]);
        var faults = Assert.Throws<ProposalFileException>(() => ProposalLoader.Parse(wrong.Text(), "x")).Faults;
        Assert.Equal(["c0.yen", "c1.tiers.0.price", "s0.share"], faults.Select(f => ProposalDraft.FieldOf(f.Path)).Order());
        Assert.Equal("p.title", ProposalDraft.FieldOf("$.title"));
    }

    private static (string, string)[] Head => [("p.id", "p1"), ("p.title", "案"), ("p.author", "係"), ("p.date", "2016-10-01"), ("p.effectiveFrom", "2017-04-01"), ("p.citations", "答申\n条例 第 12 条")];

    private static string Again(string text) => ProposalDraft.OfFields(ProposalDraft.OfText(text).Fields).Text();

    private static string Table(string text) => string.Join("\n", ProposalLoader.Parse(text, "x").StepsOn(Komatsushima.Current, new Dictionary<string, Tariff> { [Komatsushima.Current.Id] = Komatsushima.Current }).Select(t => t.SourceText));
}
