namespace Billing.Db.Demo.Year.Scripts;

/// <summary>Who plays a script.</summary>
/// <param name="Id">The customer who owes.</param>
/// <param name="ContractId">Its contract, with a running supply.</param>
/// <param name="Heirs">Numbers of two other customers.</param>
internal sealed record ScriptedPerson(long Id, long ContractId, IReadOnlyList<string> Heirs);
