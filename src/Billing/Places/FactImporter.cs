using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Places;

/// <summary>Takes a file of declarations in, whole or not at all, each line checked as the counter's form is. What stands already is passed over: the same file twice changes nothing.</summary>
public sealed class FactImporter(BillingDbContext db, RuleBook book)
{
    private const int AtOnce = 1_000;

    /// <param name="person">Who imports.</param>
    public async Task<FactImportResult> Import(FactFile file, string person, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var faults = new List<LineFault>(file.Faults);
        var taken = new List<SupplyFact>();
        var unchanged = 0;
        foreach (var lines in file.Lines.Chunk(AtOnce))
        {
            var contracts = await Contracts(lines, cancel);
            var standing = await Standing(contracts, taken, cancel);
            foreach (var line in lines)
            {
                try
                {
                    var fact = Check(line, contracts, standing, person);
                    taken.Add(fact);
                    standing[fact.ContractId].Add(fact);
                }
                catch (BusinessRuleException refusal) when (refusal.Code == "fact.known")
                {
                    unchanged++;
                }
                catch (BusinessRuleException refusal)
                {
                    faults.Add(new LineFault(line.Line, file.Columns.GetValueOrDefault(refusal.Code.Split('.')[^1]), refusal.Code, refusal.Said));
                }
            }
        }

        if (faults.Count > 0)
        {
            return new FactImportResult(file.Lines.Count, 0, unchanged, [.. faults.OrderBy(fault => fault.Line)]);
        }

        db.SupplyFacts.AddRange(taken);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new FactImportResult(file.Lines.Count, taken.Count, unchanged, []);
    }

    private SupplyFact Check(FactLine line, Dictionary<string, Contract> contracts, Dictionary<long, List<SupplyFact>> standing, string person)
    {
        if (!contracts.TryGetValue(line.Contract, out var contract))
        {
            throw new BusinessRuleException("fact.contract", $"契約番号「{line.Contract}」はありません。", $"There is no contract with the number '{line.Contract}'.");
        }

        var fact = FactCheck.Make(line.Draft, book, person);
        fact.ContractId = contract.Id;
        FactCheck.Beside(fact, contract, standing[contract.Id]);
        return fact;
    }

    private async Task<Dictionary<string, Contract>> Contracts(FactLine[] lines, CancellationToken cancel)
    {
        var numbers = lines.Select(line => line.Contract).Distinct().ToList();
        return await db.Contracts.AsNoTracking().Where(c => numbers.Contains(c.Number)).ToDictionaryAsync(c => c.Number, cancel);
    }

    /// <summary>What stands, and what the file itself said before.</summary>
    private async Task<Dictionary<long, List<SupplyFact>>> Standing(Dictionary<string, Contract> contracts, List<SupplyFact> taken, CancellationToken cancel)
    {
        var ids = contracts.Values.Select(c => c.Id).ToList();
        var standing = await db.SupplyFacts.AsNoTracking().Where(f => ids.Contains(f.ContractId) && !f.Superseded).ToListAsync(cancel);
        var known = standing.Concat(taken).ToLookup(f => f.ContractId);
        return ids.ToDictionary(id => id, id => known[id].ToList());
    }
}
