using Billing.Kernel;

namespace Billing.Requests.Forms;

/// <summary>What is wrong with one field, said beside it.</summary>
/// <param name="Field">Its name; empty = the form as a whole.</param>
public sealed record FieldFault(string Field, Sentence Said);
