using Microsoft.EntityFrameworkCore;

namespace Billing.Requests;

/// <summary>Does the consequences of a step, and undoes those of an earlier one.</summary>
internal static class Effects
{
    /// <summary>In their order; each is stored as it was done.</summary>
    public static async Task Apply(Act act, IReadOnlyList<Consequence> consequences)
    {
        foreach (var consequence in consequences)
        {
            await consequence.Apply(act);
            await act.Db.SaveChangesAsync();
            act.Db.RequestEffects.Add(new RequestEffect
            {
                RequestId = act.Request.Id,
                StepId = act.Step.Id,
                Kind = consequence.GetType().Name,
                Content = consequence.ToJson(),
                Ja = consequence.Told.Ja,
                En = consequence.Told.En,
            });
        }

        await act.Db.SaveChangesAsync();
    }

    /// <summary>In the order given: the last done first.</summary>
    public static async Task Undo(Act act, IReadOnlyList<RequestEffect> effects)
    {
        foreach (var effect in effects)
        {
            await Consequence.Read(effect.Kind, effect.Content).Undo(act);
            await act.Db.SaveChangesAsync();
            await act.Db.RequestEffects.Where(e => e.Id == effect.Id).ExecuteUpdateAsync(u => u.SetProperty(e => e.UndoneByStepId, act.Step.Id));
        }

        foreach (var last in act.Afterwards)
        {
            await last();
        }

        await act.Db.SaveChangesAsync();
    }
}
