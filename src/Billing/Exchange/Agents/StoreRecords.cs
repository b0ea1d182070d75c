using System.Globalization;
using Billing.Exchange.FixedWidth;
using Billing.Kernel;
using NodaTime;
using L = Billing.Exchange.Agents.StoreLayout;

namespace Billing.Exchange.Agents;

/// <summary>The 120-byte file: header (1), data (2)…, trailer (8), end (9).</summary>
internal static class StoreRecords
{
    public static (string Header, List<ReceiptRecord> Records) Read(byte[] bytes, AgentProfile profile, FaultList faults)
    {
        var (header, order, last) = ("", '0', 0);
        var records = new List<ReceiptRecord>();
        foreach (var (number, text) in FixedRecords.Split(bytes, ebcdic: false, faults))
        {
            if (faults.IsFull)
            {
                break;
            }

            last = number;
            var record = new FixedRecordReader(number, text, faults);
            if (!Follows(text[0], order, record))
            {
                continue;
            }

            order = text[0];
            switch (order)
            {
                case '1':
                    header = text.TrimEnd(' ');
                    break;
                case '2' when Data(record, profile) is { } receipt:
                    records.Add(receipt);
                    break;
                case '8':
                    Trailer(record, profile, records);
                    break;
            }
        }

        if (order != '9' && !faults.IsFull)
        {
            faults.Add(last + 1, 0, "cut-off", "エンドレコード(9)がありません。ファイルが途中で切れていないか確かめ、送り直しを頼んでください。", "The end record (9) is missing: the file may be cut off. Ask for it again.");
        }

        return (header, records);
    }

    private static bool Follows(char type, char before, FixedRecordReader record)
    {
        var right = type switch
        {
            '1' => before == '0',
            '2' => before is '1' or '2',
            '8' => before is '1' or '2',
            '9' => before == '8',
            _ => false,
        };
        if (!right)
        {
            record.Fault(
                L.RecordType, type is '1' or '2' or '8' or '9' ? "order" : "record-type",
                $"レコード区分「{type}」がここにあります。1(ヘッダー)、2(データ)…、8(トレーラー)、9(エンド)の順でなければなりません。",
                $"Record type '{type}' stands here; the order is 1 (header), 2 (data) …, 8 (trailer), 9 (end).");
        }

        return right;
    }

    private static ReceiptRecord? Data(FixedRecordReader record, AgentProfile profile)
    {
        var notice = Notice(record, profile);
        var paidOn = Day(record, L.PaidYear, L.PaidMonth, L.PaidDay, needed: true);
        var time = Time(record);
        var made = Day(record, L.MadeYear, L.MadeMonth, L.MadeDay, needed: false);
        var remit = Day(record, L.RemitYear, L.RemitMonth, L.RemitDay, needed: false);
        var fee = Day(record, L.FeeYear, L.FeeMonth, L.FeeDay, needed: false);
        var key2 = record.Digits(L.Key2);
        var yen = record.Number64(L.Amount);
        if (yen == 0 && record.Raw(L.Amount).All(char.IsAsciiDigit))
        {
            record.Fault(L.Amount, "amount", "料金が0円です。1円以上でなければなりません。", "The amount is 0 yen; it must be above zero.");
        }

        record.Letters(L.BarcodeType);
        record.Letters(L.Country);
        record.Digits(L.Agent);
        record.Digits(L.CheckDigit);
        var receipt = new ReceiptRecord
        {
            Record = record.Number,
            Notice = notice,
            Company = record.Digits(L.Company),
            Key = record.Digits(L.Key1) + key2[..10],
            Reissue = key2[10] - '0',
            Amount = new Money(yen),
            PaidOn = paidOn ?? default,
            PaidAt = time,
            MadeOn = made,
            RemitOn = remit,
            FeeOn = fee,
            Limit = Limit(record),
            Stamp = (int)record.Number64(L.Stamp),
            Store = record.Letters(L.Store),
            Chain = record.Letters(L.Chain),
        };
        return record.IsGood ? receipt : null;
    }

    private static ReceiptNotice Notice(FixedRecordReader record, AgentProfile profile)
    {
        var code = record.Raw(L.DataType);
        if (profile.Notices.TryGetValue(code, out var notice))
        {
            return notice;
        }

        record.Fault(L.DataType, "notice", $"データ種別「{code}」は使えません。{string.Join("・", profile.Notices.Keys)} のどれかです。", $"Data type '{code}' is none; it must be one of {string.Join(", ", profile.Notices.Keys)}.");
        return ReceiptNotice.Quick;
    }

    /// <summary>A day in three fields; zeros or spaces where it is not known yet.</summary>
    private static LocalDate? Day(FixedRecordReader record, FixedField year, FixedField month, FixedField day, bool needed)
    {
        var text = record.Raw(year) + record.Raw(month) + record.Raw(day);
        if (!needed && text.All(c => c is '0' or ' '))
        {
            return null;
        }

        var figures = record.Digits(year) + record.Digits(month) + record.Digits(day);
        if (figures != text)
        {
            return null;
        }

        if (CsvFields.Day(text) is { } on)
        {
            return on;
        }

        record.Fault(year, "date", $"{year.Ja}からの「{text}」が日付(YYYYMMDD)ではありません。", $"'{text}' from {year.En} on is no day (YYYYMMDD).");
        return null;
    }

    private static LocalTime? Time(FixedRecordReader record)
    {
        var (hour, minute) = ((int)record.Number64(L.PaidHour), (int)record.Number64(L.PaidMinute));
        if (hour < 24 && minute < 60)
        {
            return new LocalTime(hour, minute);
        }

        record.Fault(L.PaidHour, "time", $"収納時刻「{hour:00}{minute:00}」は時刻(HHMM)ではありません。", $"The time '{hour:00}{minute:00}' is none (HHMM).");
        return null;
    }

    private static LocalDate? Limit(FixedRecordReader record)
    {
        var text = record.Digits(L.Due1) + record.Digits(L.Due2);
        if (text is "999999" or "000000")
        {
            return null;
        }

        if (CsvFields.Day("20" + text) is { } day)
        {
            return day;
        }

        record.Fault(L.Due1, "limit", $"支払期限「{text}」は日付(YYMMDD)ではありません。無期限なら 999999 です。", $"The limit '{text}' is no day (YYMMDD); 999999 stands for none.");
        return null;
    }

    private static void Trailer(FixedRecordReader record, AgentProfile profile, List<ReceiptRecord> records)
    {
        if (profile.Trailer is not { } trailer)
        {
            return;
        }

        Compare(new FixedField("合計件数", "total_count", trailer.Count.From, trailer.Count.Length, FieldKind.Digits), records.Count);
        Compare(new FixedField("合計金額", "total_amount", trailer.Yen.From, trailer.Yen.Length, FieldKind.Digits), records.Sum(r => r.Amount.Yen));

        void Compare(FixedField field, long expected)
        {
            if (record.Digits(field) is var text && long.Parse(text, CultureInfo.InvariantCulture) != expected)
            {
                record.Fault(field, "total", $"トレーラーの{field.Ja}は{text}ですが、明細では{expected:#,0}です。", $"The trailer's {field.En} says {text}; the records make {expected:#,0}.");
            }
        }
    }
}
