using Billing.Revision.Studio;
using Billing.Web.Languages;

namespace Billing.Web.Pages.Revision;

/// <summary>What a task asks, in a line.</summary>
internal static class TaskWords
{
    public static string Of(Screen screen, StudioTask task) => task.Kind switch
    {
        StudioTaskKind.CountYear => $"{screen["Revision.Task.CountYear"]}: {StudioJson.Read<CountQuestion>(task.Question).Year} ({screen.Of(task.Service)})",
        StudioTaskKind.Prove when StudioJson.Read<ProofQuestion>(task.Question) is var proof => $"{screen["Revision.Task.Prove"]}: {proof.Year} {proof.Table().Id}",
        _ when StudioJson.Read<DesignQuestion>(task.Question) is var design => $"{screen["Revision.Task." + task.Kind]}: {Forms.Revision.Figures.Percent(design.TargetPercent)}{(design.MostIncreasePercent is { } most ? $" ≦ {Forms.Revision.Figures.Exact(most)} %" : "")}",
        _ => "",
    };
}
