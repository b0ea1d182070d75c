using Billing.Kernel;
using Billing.Reports;
using NodaTime;

namespace Billing.Forms.Reports;

/// <summary>A report as it is printed.</summary>
/// <param name="Report">What it says.</param>
/// <param name="Utility">Whose it is.</param>
/// <param name="PrintedOn">Day of printing.</param>
public sealed record ReportSheetModel(Report Report, Sentence Utility, LocalDate PrintedOn);
