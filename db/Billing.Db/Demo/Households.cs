using System.Globalization;
using Billing.Places;
using Billing.Privacy;
using NodaTime;

namespace Billing.Db.Demo;

/// <summary>What the people of a point need to know of it.</summary>
/// <param name="Point">The place.</param>
/// <param name="Kind">What is supplied there.</param>
/// <param name="Plant">A case planted there.</param>
/// <param name="Share">Where its usage stands in its class.</param>
/// <param name="CubicMetres">Usual m³ a month.</param>
/// <param name="Sewered">Whether the quarter has a sewer.</param>
/// <param name="Landlord">Owner of an apartment house.</param>
/// <param name="Meters">Numbers of the meters that hung there.</param>
/// <param name="Searchable">Whether the search index is written.</param>
internal sealed record Dwelling(
    ServicePoint Point, PointKind Kind, Plant Plant, double Share, double CubicMetres, bool Sewered, Customer? Landlord, List<string> Meters, bool Searchable);

/// <summary>Fills a point with customers in their roles, contracts with their terms, and owners.</summary>
internal sealed class Households(TownRows rows, TownKeys keys, People people, SearchIndexBuilder search, Spoken quarter, BankMandates mandates)
{
    private readonly Queue<(Customer Who, LocalDate Left)> _leavers = [];

    public void Settle(Dwelling dwelling, List<Stay> stays, List<RouteRead> reads, ref DemoRandom random)
    {
        var what = BodyKind(dwelling, ref random);
        var landlord = dwelling.Landlord ?? (dwelling.Kind == PointKind.General && random.Chance(0.12) ? people.Person(ref random) : null);
        for (var i = 0; i < stays.Count; i++)
        {
            var user = User(what, stays[i], reads, landlord, dwelling, ref random);
            var (contract, payer) = Contract(dwelling, stays, i, user, what, reads, ref random);
            if (landlord is null)
            {
                Own(dwelling.Point.Id, user, i == 0 ? stays[i].From : stays[i - 1].To!.Value.PlusDays(1), i == stays.Count - 1 ? null : stays[i].To);
            }

            if (dwelling.Searchable)
            {
                rows.SearchBlocks.AddRange(search.Add(contract, dwelling.Point, payer.Id == user.Id ? [user] : [user, payer], dwelling.Meters));
            }
        }

        if (landlord is not null)
        {
            Own(dwelling.Point.Id, landlord, new LocalDate(1975 + random.Below(48), random.Between(1, 12), 1), null);
        }
    }

    /// <summary>Null = a person.</summary>
    private static string? BodyKind(Dwelling dwelling, ref DemoRandom random) => dwelling.Kind switch
    {
        PointKind.Group => random.Unit() switch { < 0.04 => "bath", < 0.07 => "pool", _ => "association" },
        PointKind.Industrial => "factory",
        PointKind.Ship => "ship",
        PointKind.Temporary => "site",
        PointKind.Parent => "business",
        _ when dwelling.Landlord is null && random.Chance(dwelling.Share > 0.95 ? 0.5 : 0.04) => "business",
        _ => null,
    };

    private Customer User(string? what, Stay stay, List<RouteRead> reads, Customer? landlord, Dwelling dwelling, ref DemoRandom random)
    {
        if (what is not null)
        {
            return dwelling.Kind == PointKind.Parent && landlord is not null ? landlord : people.Body(what, what is "association" or "bath" or "pool" ? quarter : null, ref random);
        }

        var user = _leavers.TryPeek(out var leaver) && leaver.Left < stay.From && stay.To is null && stay.From > reads[0].ReadOn && random.Chance(0.5)
            ? _leavers.Dequeue().Who
            : people.Person(ref random);
        if (stay.To is { } left && left > reads[0].ReadOn)
        {
            _leavers.Enqueue((user, left));
        }

        if (dwelling.Plant == Plant.Protected && stay.To is null)
        {
            user.ProtectedFrom = reads[0].ReadOn.PlusDays(-random.Below(700));
            Protect(user.Id, user.ProtectedFrom.Value, reads[^1].ReadOn);
        }

        return user;
    }

    /// <summary>A decision and each year's renewal, up to the term that holds on <paramref name="today"/>.</summary>
    private void Protect(long customer, LocalDate from, LocalDate today)
    {
        for (var (first, step) = (from, MeasureStep.Decided); first <= today; (first, step) = (first.PlusYears(1), MeasureStep.Renewed))
        {
            rows.Measures.Add(new ProtectionMeasure
            {
                Id = keys.Measure++,
                CustomerId = customer,
                Step = step,
                From = first,
                Until = ProtectionEntry.LastDayOfYear(first),
                AskedBy = "本人",
                Office = "市民課",
                Document = string.Create(CultureInfo.InvariantCulture, $"支援第{keys.Measure}号"),
                EnteredBy = "sekinin",
                EnteredAt = first.AtMidnight().InUtc().ToInstant(),
            });
        }
    }

    private (Contract Contract, Customer Payer) Contract(
        Dwelling dwelling, List<Stay> stays, int index, Customer user, string? what, List<RouteRead> reads, ref DemoRandom random)
    {
        var stay = stays[index];
        var contract = new Contract
        {
            Id = keys.Contract++,
            Number = string.Create(CultureInfo.InvariantCulture, $"{dwelling.Point.Number}-{index + 1:00}"),
            ServicePointId = dwelling.Point.Id,
            UserId = user.Id,
            From = stay.From,
            To = stay.To,
            Version = 1,
        };
        rows.Contracts.Add(contract);
        var payer = Payer(user, ref random);
        var debit = random.Chance(0.8) && dwelling.Kind is not (PointKind.Temporary or PointKind.Ship);
        var first = Terms(contract.Id, stay.From, payer, debit ? PaymentMethod.DirectDebit : PaymentMethod.Slip, dwelling, what);
        first.Dwellings = SharedBy(dwelling, ref random);
        rows.Terms.Add(first);
        var change = reads[0].Month.Plus(random.Between(1, 12)).First;
        if (debit && random.Chance(0.05) && stay.From < change && change < reads[^1].ReadOn && !(stay.To < change))
        {
            first.PaymentMethod = PaymentMethod.Slip;
            var second = Terms(contract.Id, change, payer, PaymentMethod.DirectDebit, dwelling, what);
            second.Dwellings = first.Dwellings;
            rows.Terms.Add(second);
        }

        mandates.Add(contract, rows.Terms[^1], payer);

        return (contract, payer);
    }

    private Customer Payer(Customer user, ref DemoRandom random)
    {
        if (!random.Chance(0.03))
        {
            return user;
        }

        var payer = user.IsBody || random.Chance(0.3) ? people.Body("business", null, ref random) : people.Relative(user, ref random);
        payer.MailingAddress = People.FarAddress(ref random);
        return payer;
    }

    private ContractTerms Terms(long contract, LocalDate from, Customer payer, PaymentMethod method, Dwelling dwelling, string? what) => new()
    {
        Id = keys.Terms++,
        ContractId = contract,
        From = from,
        PayerId = payer.Id,
        WaterUseClass = dwelling.Kind switch
        {
            PointKind.Group => "団体用",
            PointKind.Industrial => "工業用",
            PointKind.Ship => "船舶用",
            PointKind.Temporary => "臨時用",
            _ => "一般用",
        },
        SewerUseClass = !dwelling.Sewered ? null : what switch
        {
            "association" => "業務用",
            "bath" => "浴場用",
            "pool" => "プール用",
            "factory" => "工場用",
            "ship" or "site" => null,
            _ => "一般用",
        },
        PaymentMethod = method,
    };

    /// <summary>戸数: some of the largest general supplies are apartment houses behind one meter.</summary>
    private static int SharedBy(Dwelling dwelling, ref DemoRandom random)
        => dwelling.Kind == PointKind.Parent ? 4
            : dwelling.Kind == PointKind.General && dwelling.Share > 0.985 && random.Chance(0.5) ? Math.Max(2, (int)(dwelling.CubicMetres / 17)) : 1;

    private void Own(long point, Customer owner, LocalDate from, LocalDate? to)
        => rows.Ownerships.Add(new Ownership { Id = keys.Ownership++, ServicePointId = point, CustomerId = owner.Id, From = from, To = to });
}
