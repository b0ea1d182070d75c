using System.Diagnostics;
using Billing.Concession;
using Billing.Kernel;
using Billing.LateCharges;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>Plays the year day by day: nights, files, cash, arrears, late charges, settlements.</summary>
internal sealed class YearPlay
{
    private readonly YearStage _stage;
    private readonly DemoNights _nights;
    private readonly LocalDate _last;
    private readonly int _delinquents;
    private readonly YearAgents _agents;
    private readonly YearCounter _counter;
    private readonly YearResidents _residents;
    private readonly YearCredits _credits;
    private readonly SortedDictionary<string, double> _seconds = new(StringComparer.Ordinal);
    private IReadOnlyList<Debtor> _cast = [];
    private YearOffice? _office;
    private YearDebtors? _debtors;
    private YearScripted? _scripted;

    /// <param name="last">The night that stays to be run; the year ends the day before.</param>
    public YearPlay(YearStage stage, DemoNights nights, LocalDate last, int delinquents)
    {
        (_stage, _nights, _last, _delinquents) = (stage, nights, last, delinquents);
        _agents = new YearAgents(stage);
        _counter = new YearCounter(stage);
        _residents = new YearResidents(stage, _agents, _counter, new YearDebits(stage));
        _credits = new YearCredits(stage);
    }

    public IReadOnlyDictionary<string, double> Seconds => _seconds;

    /// <summary>Who did not come to the end; a class that begins again counts while it has not been through once.</summary>
    public IReadOnlyDictionary<string, int> Unfinished() =>
        _cast.Where(d => d.Scene < YearScenes.Of(d.Class).Count && !YearScenes.Of(d.Class)[^1].Again).GroupBy(d => $"{d.Class} {d.Scene}").ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Scripts that could not go on, with the reason, or did not come to their end.</summary>
    public IReadOnlyDictionary<string, string> Faults() => _cast.Select(d => d.Script).OfType<PlayedScript>().Where(s => s.Fault is not null || s.NextOn is not null).ToDictionary(s => s.Name, s => s.Fault ?? $"waits on {s.NextOn:uuuu-MM-dd}");

    public void Run(Action<DemoProgress>? progress)
    {
        var nights = _nights.Planned(_last);
        var first = nights[0];
        for (var day = first; day < _last; day = day.PlusDays(1))
        {
            _stage.Today = day;
            if (nights.BinarySearch(day) is >= 0 and var index)
            {
                progress?.Invoke(new DemoProgress(DemoStage.Nights, index, nights.Count));
                Night(day);
            }

            if (_stage.IsBusinessDay)
            {
                BusinessDay(nights, day);
            }
        }

        progress?.Invoke(new DemoProgress(DemoStage.Nights, nights.Count, nights.Count));
    }

    private void Night(LocalDate night)
    {
        Timed("nights", () => _nights.Bill(night));
        _stage.Tally.Add(YearFact.Night);
        if (_cast.Count == 0)
        {
            _cast = YearCast.Choose(_stage, _delinquents);
            YearLapsed.Carry(_stage, _cast);
            _residents.Meet(_cast.ToDictionary(d => d.ContractId));
            _office = new YearOffice(_stage, _cast.ToDictionary(d => d.Id));
            _debtors = new YearDebtors(_stage, _cast, _residents, _agents, _counter);
            _scripted = new YearScripted(_stage, [.. _cast.Select(d => d.Script).OfType<PlayedScript>()]);
        }

        Timed("bills", _residents.GetBills);
    }

    private void BusinessDay(List<LocalDate> nights, LocalDate day)
    {
        if (nights.Exists(n => DemoNights.ReleaseDay(n) == day))
        {
            Timed("nights", () => _nights.ReleaseHeld(day));
        }

        Timed("bills", _residents.GetBills);
        Timed("files", _agents.SendFiles);
        Timed("dunning run", _office!.Run);
        Timed("worklist", _office.Confirm);
        Timed("field", _office.Field);
        Timed("payments", _residents.Pay);
        Timed("delinquents", _debtors!.Play);
        Timed("scripts", _scripted!.Play);
        Timed("late charges", LateCharges);
        if (day.DayOfWeek == IsoDayOfWeek.Friday)
        {
            Timed("suspense", _agents.ClearSuspense);
        }

        if (day.DayOfWeek == IsoDayOfWeek.Wednesday)
        {
            Timed("credits", _credits.Week);
        }

        if (BusinessDays.OnOrAfter(BillingMonth.Of(day).First.PlusDays(9)) == day)
        {
            Timed("concession", () => Settle(BillingMonth.Of(day).Plus(-1)));
        }
    }

    private void LateCharges()
    {
        var (assessed, back) = LateChargeRun.Run(_stage.Database, _stage.Book, _stage.Today, "demo-run");
        _stage.Tally.Add(YearFact.LateCharge, count: assessed);
        _stage.Tally.Add(YearFact.LateChargeTakenBack, count: back);
    }

    private void Settle(BillingMonth month)
    {
        var statement = new ConcessionClosing(_stage.Database, _stage.Book).Close(month, YearStage.Chief, _stage.Today);
        _stage.Tally.Add(YearFact.ConcessionMonth, statement.Share);
    }

    private void Timed(string part, Action work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        _seconds[part] = _seconds.GetValueOrDefault(part) + Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
