using Billing.Kernel;
using Billing.Revision.Proposals;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Revision.Studio;

/// <summary>Keeps proposals: every save is a new version with who and when, and none is ever changed.</summary>
public sealed class ProposalDesk(IBillingDatabase database)
{
    /// <summary>Letters of a title or an author.</summary>
    public const int MostTitle = 200;

    /// <summary>A first version under a new number.</summary>
    /// <param name="text"><c>water-proposal/1</c>.</param>
    /// <param name="remark">Why, in the author's words; may be empty.</param>
    /// <exception cref="ProposalFileException">The text is no proposal; every fault.</exception>
    /// <exception cref="BusinessRuleException">What <see cref="Proposal.On"/> refuses; revision.title.</exception>
    public ProposalVersion Create(string text, Tariff baseline, IReadOnlyDictionary<string, Tariff> tables, string remark, Instant at, string by)
    {
        var proposal = Checked(text, baseline, tables);
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var stored = new StoredProposal { Service = baseline.Service, CreatedAt = at, CreatedBy = by };
        db.StoredProposals.Add(stored);
        db.SaveChanges();
        var version = Add(db, stored.Id, 1, proposal, text, baseline, remark, at, by);
        transaction.Commit();
        return version;
    }

    /// <summary>A further version.</summary>
    /// <param name="basedOn">Version that the author had before their eyes.</param>
    /// <exception cref="ProposalFileException">As <see cref="Create"/>.</exception>
    /// <exception cref="BusinessRuleException">As <see cref="Create"/>; revision.saved-meanwhile: somebody saved another version since; revision.unknown.</exception>
    public ProposalVersion Save(int number, int basedOn, string text, Tariff baseline, IReadOnlyDictionary<string, Tariff> tables, string remark, Instant at, string by)
    {
        var proposal = Checked(text, baseline, tables);
        using var db = database.NewContext();
        var last = db.ProposalVersions.Where(v => v.ProposalId == number).OrderByDescending(v => v.Number).FirstOrDefault() ?? throw Unknown(number);
        return SavedVersions.Next(last, basedOn, next => Add(db, number, next, proposal, text, baseline, remark, at, by));
    }

    /// <summary>The refusal of a number or version that is not there.</summary>
    public static BusinessRuleException Unknown(int number) => new("revision.unknown", $"改定案 {number} がありません。", $"there is no proposal {number}.");

    private static Proposal Checked(string text, Tariff baseline, IReadOnlyDictionary<string, Tariff> tables)
    {
        var proposal = ProposalLoader.Parse(text, "proposal.json");
        if (proposal.Title.Length > MostTitle || proposal.Author.Length > MostTitle)
        {
            throw new BusinessRuleException("revision.title", $"題名と作成者は {MostTitle} 文字までです。", $"title and author have at most {MostTitle} letters.");
        }

        // A state that makes no table is kept by nobody.
        proposal.StepsOn(baseline, tables);
        return proposal;
    }

    private static ProposalVersion Add(BillingDbContext db, int number, int version, Proposal proposal, string text, Tariff baseline, string remark, Instant at, string by)
    {
        var row = new ProposalVersion
        {
            ProposalId = number,
            Number = version,
            Title = proposal.Title,
            Author = proposal.Author,
            DrawnUpOn = proposal.Date,
            EffectiveFrom = proposal.EffectiveFrom,
            BaselineId = baseline.Id,
            BaselineText = TariffWriter.TextOf(baseline),
            Text = text,
            Remark = SavedVersions.Remark(remark),
            SavedAt = at,
            SavedBy = by,
        };
        db.ProposalVersions.Add(row);
        db.SaveChanges();
        return row;
    }
}
