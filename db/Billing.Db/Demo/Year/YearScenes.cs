using Billing.Collection;
using Billing.Delinquency;
using Billing.Kernel;
using Billing.Ledger;
using static Billing.Delinquency.DunningMachine;

namespace Billing.Db.Demo.Year;

/// <summary>One scene of a delinquent.</summary>
/// <param name="Of">Whose case it waits for.</param>
/// <param name="State">State of that case; null = any, counted from the scene before.</param>
/// <param name="Days">Since the state was reached.</param>
/// <param name="Again">Begins at the first scene again.</param>
internal sealed record YearScene(Service Of, string? State, int Days, Action<YearDebtors, Debtor, DunningCase> Play, bool Again = false);

/// <summary>What each class of delinquent does, scene by scene.</summary>
internal static class YearScenes
{
    private static readonly Dictionary<DebtorClass, YearScene[]> Scenes = new()
    {
        [DebtorClass.PaysReminder] = [Water(Reminded, 5, (play, who, _) => play.PaySlips(who, PaymentChannel.ConvenienceStore)) with { Again = true }],
        [DebtorClass.PaysDemand] = [Water(Demanded, 4, (play, who, _) => play.PayCash(who)) with { Again = true }],
        [DebtorClass.PaysWarning] = [Water(Warned, 6, (play, who, _) => play.PaySlips(who, PaymentChannel.Bank)) with { Again = true }],
        [DebtorClass.SewerLate] = [Sewer(Reminded, 7, (play, who, _) => play.PaySlips(who, PaymentChannel.Smartphone)) with { Again = true }],
        [DebtorClass.PledgeKept] = [Water(Demanded, 3, (play, who, of) => Promise(play, who, of, 3))],
        [DebtorClass.PledgeBroken] = [Water(Demanded, 3, (play, who, of) => play.Pledge(who, of, 4)), Water(Stopped, 3, (play, who, _) => play.PayCash(who))],
        [DebtorClass.StopPaid] = [Water(Stopped, 2, (play, who, _) => PayAndGoOn(play, who))],
        [DebtorClass.StopPledged] = [Water(Stopped, 5, (play, who, of) => Promise(play, who, of, 3))],
        [DebtorClass.StopCalledOff] = [Water(StopOrdered, 0, (_, _, _) => { }), Water(Stopped, 4, (play, who, _) => PayAndGoOn(play, who))],
        [DebtorClass.Held] = [Water(Reminded, 3, (play, who, _) => play.Hold(who, HoldReason.Talk)), Water(null, 40, (play, who, _) => play.EndHold(who, "協議が整った")), Water(Demanded, 4, (play, who, _) => PayAndGoOn(play, who))],
        [DebtorClass.HeldAtStop] = [Water(StopOrdered, 0, (play, who, _) => play.Hold(who, HoldReason.Illness)), Water(null, 45, (play, who, _) => play.EndHold(who, "退院")), Water(null, 5, (play, who, _) => PayAndGoOn(play, who))],
        [DebtorClass.Hardship] = [Water(Stopped, 3, (play, _, of) => play.Desk.ReturnSupply(of.Id, "乳児のいる世帯", play.Stage.Officer())), Water(null, 12, (play, who, _) => PayAndGoOn(play, who))],
        [DebtorClass.Seized] = [Sewer(Seized, 25, (play, _, of) => play.Desk.Note(of.Id, DunningTriggers.Release, "差押財産の価額が少ない", play.Stage.Officer()))],
        [DebtorClass.SeizedPaid] = [Sewer(Seized, 25, (play, who, _) => play.PayCash(who, Service.Sewer))],
        [DebtorClass.CourtPaid] = [Water(Court, 20, (play, _, of) => play.Desk.Note(of.Id, DunningTriggers.Judgment, "仮執行宣言", play.Stage.Officer())), Water(Titled, 15, (play, who, _) => PayAndGoOn(play, who))],
        [DebtorClass.CourtWithdrawn] = [Water(Court, 25, (play, _, of) => play.Desk.Note(of.Id, DunningTriggers.Withdraw, "納付の約束", play.Stage.Officer()))],
        [DebtorClass.CourtStopped] = [Water(Court, 15, (play, _, of) => play.Desk.Note(of.Id, DunningTriggers.Judgment, "仮執行宣言", play.Stage.Officer())), Water(Stopped, 5, (play, who, _) => PayAndGoOn(play, who))],
        [DebtorClass.Bankrupt] =
        [
            Water(Demanded, 5, (play, who, _) => play.Hold(who, HoldReason.Bankruptcy, play.Stage.Today.PlusDays(-3))),
            Water(null, 100, (play, who, of) => Discharge(play, who, of)),
        ],
        [DebtorClass.Dead] =
        [
            Water(Demanded, 3, (play, who, _) => play.Hold(who, HoldReason.Death, play.Stage.Today.PlusDays(-10))),
            Water(null, 30, (play, who, of) => play.Inherit(who, of)),
            Water(null, 5, (play, who, _) => play.EndHold(who, "相続人が判明")),
            Water(null, 20, (play, who, _) => PayAndGoOn(play, who)),
        ],
        [DebtorClass.Unknown] = [Water(Reminded, 4, (play, _, of) => Return(play, of))],
        [DebtorClass.Lapsed] =
        [
            Water(null, 20, (play, _, of) => play.WriteOff(of, WriteOffGround.Invoked, "援用書の提出")),
            Sewer(null, 10, (play, _, of) => play.WriteOff(of, WriteOffGround.Extinguished, "時効の完成")),
        ],
        [DebtorClass.Waived] =
        [
            Water(Demanded, 6, (play, _, of) => play.WriteOff(of, WriteOffGround.Waived, "議会の議決 第12号", agree: false)),
            Water(null, 30, (play, who, of) => GiveUp(play, who, of)),
        ],
        [DebtorClass.Never] = [],
        [DebtorClass.Scripted] = [],
    };

    public static IReadOnlyList<YearScene> Of(DebtorClass kind) => Scenes[kind];

    private static YearScene Water(string? state, int days, Action<YearDebtors, Debtor, DunningCase> play) => new(Service.Water, state, days, play);

    private static YearScene Sewer(string? state, int days, Action<YearDebtors, Debtor, DunningCase> play) => new(Service.Sewer, state, days, play);

    private static void PayAndGoOn(YearDebtors play, Debtor who)
    {
        play.PayCash(who);
        play.PayCurrent(who);
    }

    private static void Promise(YearDebtors play, Debtor who, DunningCase of, int parts)
    {
        play.Pledge(who, of, parts);
        play.PayCurrent(who);
    }

    private static void Discharge(YearDebtors play, Debtor who, DunningCase of)
    {
        play.EndHold(who, "免責許可の確定");
        play.WriteOff(of, WriteOffGround.Discharged, "免責許可決定");
        play.PayCash(who, Service.Sewer);
        play.PayCurrent(who);
    }

    private static void GiveUp(YearDebtors play, Debtor who, DunningCase of)
    {
        play.WriteOff(of, WriteOffGround.Waived, "議会の議決 第15号");
        play.PayCash(who, Service.Sewer);
        play.PayCurrent(who);
    }

    private static void Return(YearDebtors play, DunningCase of)
    {
        // The run of the next morning would write the letter again.
        var letter = play.LastLetter(of);
        play.Desk.Returned(of.Id, letter, "宛所に尋ねあたらず", play.Stage.Officer());
        play.Desk.PublicNotice(of.Id, letter, play.Stage.Officer());
        play.Stage.Tally.Add(YearFact.Returned);
    }
}
