using Billing.Db.Demo.Year.Scripts;
using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>Who plays which delinquent: contracts of one payer each that run through the year, those without direct debit first.</summary>
internal static class YearCast
{
    /// <summary>Delinquents of each class among some 470.</summary>
    public static readonly IReadOnlyDictionary<DebtorClass, int> Parts = new Dictionary<DebtorClass, int>
    {
        [DebtorClass.CourtPaid] = 4,
        [DebtorClass.CourtWithdrawn] = 4,
        [DebtorClass.CourtStopped] = 4,
        [DebtorClass.SewerLate] = 20,
        [DebtorClass.Seized] = 10,
        [DebtorClass.SeizedPaid] = 6,
        [DebtorClass.PaysReminder] = 120,
        [DebtorClass.PaysDemand] = 70,
        [DebtorClass.PaysWarning] = 40,
        [DebtorClass.PledgeKept] = 25,
        [DebtorClass.PledgeBroken] = 20,
        [DebtorClass.StopPaid] = 25,
        [DebtorClass.StopPledged] = 8,
        [DebtorClass.StopCalledOff] = 8,
        [DebtorClass.Held] = 10,
        [DebtorClass.HeldAtStop] = 6,
        [DebtorClass.Hardship] = 6,
        [DebtorClass.Bankrupt] = 8,
        [DebtorClass.Dead] = 8,
        [DebtorClass.Unknown] = 8,
        [DebtorClass.Lapsed] = 10,
        [DebtorClass.Waived] = 8,
        [DebtorClass.Never] = 40,
    };

    private const int Whole = 470;

    /// <summary>Classes that need large water bills, and those that need a sewer.</summary>
    private static readonly HashSet<DebtorClass> Large = [DebtorClass.CourtPaid, DebtorClass.CourtWithdrawn, DebtorClass.CourtStopped];
    private static readonly HashSet<DebtorClass> Sewered = [DebtorClass.SewerLate, DebtorClass.Seized, DebtorClass.SeizedPaid, DebtorClass.Lapsed];

    /// <summary>Draws them from the bills of the first night: those who play a script first, where the town has enough for all.</summary>
    /// <param name="most">How many in all, scripts aside; each class has two at least.</param>
    public static IReadOnlyList<Debtor> Choose(YearStage stage, int most)
    {
        var left = Candidates(stage);
        var cast = new List<Debtor>();
        if (left.Count >= most + DebtorScripts.All.Count)
        {
            cast.AddRange(YearScripted.Cast(stage, left.ConvertAll(c => (c.PayerId, c.Number, c.ContractId))));
            left.RemoveRange(0, cast.Count);
            stage.Tally.Add(YearFact.Debtor, count: cast.Count);
        }

        foreach (var (kind, share) in Parts)
        {
            var wanted = Math.Max(2, share * most / Whole);
            var order = Large.Contains(kind) ? left.OrderByDescending(c => c.Water).ToList() : Sewered.Contains(kind) ? left.FindAll(c => c.Sewer > 0) : left;
            foreach (var chosen in order.Take(wanted).ToList())
            {
                left.Remove(chosen);
                cast.Add(new Debtor(chosen.PayerId, chosen.Number, chosen.ContractId, kind) { Since = stage.Today, PaysCurrent = kind == DebtorClass.Lapsed });
                stage.Tally.Add(YearFact.Debtor);
            }
        }

        return cast;
    }

    private static List<Candidate> Candidates(YearStage stage)
    {
        using var db = stage.Database.NewContext();
        var claims = db.Claims.AsNoTracking().Select(c => new { c.ContractId, c.Service, c.Amount }).ToList()
            .GroupBy(c => c.ContractId).ToDictionary(g => g.Key, g => (Water: g.Where(c => c.Service == Service.Water).Sum(c => c.Amount.Yen), Sewer: g.Where(c => c.Service == Service.Sewer).Sum(c => c.Amount.Yen)));
        var longAgo = new LocalDate(2020, 4, 1);
        var contracts = (
            from c in db.Contracts.AsNoTracking()
            where c.To == null && c.From < longAgo
            join t in db.ContractTerms on c.Id equals t.ContractId
            join p in db.Customers on t.PayerId equals p.Id
            select new { c.Id, t.PayerId, p.Number, t.PaymentMethod, c.UserId }).ToList();
        var payers = contracts.GroupBy(c => c.PayerId).Where(g => g.Count() == 1).Select(g => g.Single()).Where(c => c.UserId == c.PayerId && claims.ContainsKey(c.Id) && claims[c.Id].Water > 500);
        return [.. payers
            .Select(c => new Candidate(c.Id, c.PayerId, c.Number, claims[c.Id].Water, claims[c.Id].Sewer, c.PaymentMethod == PaymentMethod.Slip))
            .OrderByDescending(c => c.Slip).ThenBy(c => stage.Random(c.ContractId, Purpose.Cast).Next())];
    }

    private sealed record Candidate(long ContractId, long PayerId, string Number, long Water, long Sewer, bool Slip);
}
