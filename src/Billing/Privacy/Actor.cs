namespace Billing.Privacy;

/// <summary>Who acts in this flow of control, and through which door. The doors say it once (a request of the counter, a call of the program), and every change that is saved meanwhile is on record with it.</summary>
/// <param name="Who">Signed-in name; of the program, the name on the machine behind <c>cli:</c>.</param>
/// <param name="Door">The page and what was asked of it, or the command. Never what was typed.</param>
/// <param name="Why">The reason, where one was typed.</param>
public sealed record Actor(string Who, string Door, string? Why = null)
{
    /// <summary>Where nobody said who acts: the night, a test.</summary>
    public static readonly Actor Unknown = new("-", "-");

    private static readonly AsyncLocal<Actor?> Here = new();

    public static Actor Current => Here.Value ?? Unknown;

    /// <summary>From here on, in this flow of control and what it starts.</summary>
    public static void Enter(Actor actor) => Here.Value = actor;
}
