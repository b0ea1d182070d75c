using Billing.Concession;
using Billing.Kernel;
using NodaTime;

namespace Billing.Forms.Concession;

/// <summary>月次精算書 on paper.</summary>
/// <param name="Utility">Who makes it.</param>
/// <param name="Day">Day of printing.</param>
/// <param name="Statement">What it says.</param>
public sealed record SettlementSheetModel(Sentence Utility, LocalDate Day, ConcessionStatement Statement);
