using Billing.Kernel;
using NodaTime;

namespace Billing.Db.Demo.Year.Scripts;

/// <summary>What the desk does with one debtor, day by day, so that its case takes certain rows of the machine.</summary>
/// <param name="Name">What it is about, e.g. <c>stay court</c>.</param>
/// <param name="Of">Whose case.</param>
/// <param name="Play">Acts, and gives the first day on which it goes on; ends when it ends.</param>
internal sealed record DebtorScript(string Name, Service Of, Func<ScriptedDebtor, IEnumerable<LocalDate>> Play);
