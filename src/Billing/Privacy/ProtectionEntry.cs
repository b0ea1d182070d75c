using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Privacy;

/// <summary>支援措置を登録する: enters a step of a protection. One person is enough, because it only hides; ending it takes two (<see cref="Unmasking"/>).</summary>
public sealed class ProtectionEntry(BillingDbContext db, IClock clock)
{
    /// <summary>Most characters of one field.</summary>
    public const int MostText = 100;

    /// <summary>支援期間: a year from its first day (MEMORY: 住民基本台帳事務処理要領 第5-10).</summary>
    public static LocalDate LastDayOfYear(LocalDate from) => from.PlusYears(1).PlusDays(-1);

    /// <summary>Enters the step; the person is hidden as soon as this returns.</summary>
    /// <exception cref="BusinessRuleException">protection.customer, .from, .until, .asked-by, .office, .document, .already, .nothing-to-renew.</exception>
    public async Task<ProtectionMeasure> Enter(long customerId, MeasureDraft draft, LocalDate today, string person, CancellationToken cancel = default)
    {
        var customer = await db.Customers.FirstOrDefaultAsync(c => c.Id == customerId, cancel)
            ?? throw Refusal("customer", "このお客様は登録されていません。", "There is no such customer.");
        Check(draft, today);
        Follows(draft, customer, await ProtectionTerms.Last(db, customerId, cancel));
        var measure = new ProtectionMeasure
        {
            CustomerId = customerId,
            Step = draft.Step,
            From = draft.From,
            Until = draft.Until,
            AskedBy = draft.AskedBy!.Trim(),
            Office = draft.Office!.Trim(),
            Document = string.IsNullOrWhiteSpace(draft.Document) ? null : draft.Document.Trim(),
            EnteredBy = person,
            EnteredAt = clock.GetCurrentInstant(),
        };
        db.ProtectionMeasures.Add(measure);

        // Hidden from today, whatever day a term is written from: a gap between request and decision is how addresses got out.
        var hidden = LocalDate.Min(draft.From, today);
        customer.ProtectedFrom = customer.ProtectedFrom is { } since && since < hidden ? since : hidden;
        customer.Version++;
        db.AccessEntries.Add(new AccessEntry { At = measure.EnteredAt, Who = person, Kind = AccessKind.Protected, CustomerId = customerId, What = $"{draft.Step} {draft.From:uuuu-MM-dd}–{draft.Until:uuuu-MM-dd}", Why = measure.Office });
        await db.SaveChangesAsync(cancel);
        return measure;
    }

    private static void Check(MeasureDraft draft, LocalDate today)
    {
        Needed("asked-by", draft.AskedBy, "申出者を入力してください。", "Say who asked for it.");
        Needed("office", draft.Office, "受付・認定した機関を入力してください。", "Name the office that took or certified it.");
        if (draft.Step is not (MeasureStep.Interim or MeasureStep.Decided or MeasureStep.Renewed))
        {
            throw Refusal("step", "終了は二人で行います。「終了の請求」から進めてください。", "Two persons end a protection: ask for it.");
        }

        if (draft.Step == MeasureStep.Interim)
        {
            if (draft.From > today)
            {
                throw Refusal("from", "受付日が先の日付です。仮支援措置は申出を受けた日から始まります。", "The day of request lies ahead: an interim measure begins on the day it is asked for.");
            }

            return;
        }

        Needed("document", draft.Document, "決定・延長には文書番号を入力してください。", "A decision or renewal needs the number of its document.");
        if (draft.Until is not { } until || until < draft.From || until > LastDayOfYear(draft.From))
        {
            throw Refusal(
                "until",
                $"終期は{draft.From:uuuu-MM-dd}から1年以内({LastDayOfYear(draft.From):uuuu-MM-dd}まで)で入力してください。",
                $"A term is a year at most: until {LastDayOfYear(draft.From):uuuu-MM-dd}.");
        }
    }

    private static void Follows(MeasureDraft draft, Customer customer, ProtectionMeasure? last)
    {
        var stands = last is not null && last.Step != MeasureStep.Ended && customer.ProtectedFrom is not null;
        if (draft.Step == MeasureStep.Interim && stands)
        {
            throw Refusal("already", "すでに支援措置が登録されています。決定または延長として登録してください。", "A protection stands already: enter a decision or a renewal.");
        }

        if (draft.Step == MeasureStep.Renewed && !(stands && last!.Until is not null))
        {
            throw Refusal("nothing-to-renew", "延長する支援措置(決定)がありません。決定として登録してください。", "There is no decided term to renew: enter a decision.");
        }

        if (draft.Step == MeasureStep.Renewed && draft.Until <= last!.Until)
        {
            throw Refusal("until", $"今の期間は{last.Until:uuuu-MM-dd}までです。それより後の終期を入力してください。", $"The present term runs until {last.Until:uuuu-MM-dd}: enter a later end.");
        }
    }

    private static void Needed(string field, string? text, string ja, string en)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Refusal(field, ja, en);
        }

        if (text.Trim().Length > MostText)
        {
            throw Refusal(field, $"{MostText}字以内で入力してください。", $"At most {MostText} characters.");
        }
    }

    private static BusinessRuleException Refusal(string code, string ja, string en) => new($"protection.{code}", ja, en);
}
