using Billing.Forms.Notices;
using Billing.Forms.Printing;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests;
using Billing.Requests.Contractors;
using Billing.Requests.Forms;
using Billing.Requests.Works;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Billing.Forms.Requests;

/// <summary>Makes the papers of a request from its file and the books.</summary>
/// <param name="settings">The office's contact.</param>
public sealed class RequestPaperSource(RuleBook book, PrintSettings settings)
{
    /// <summary>The paper as a complete HTML document, for the screen and the printer alike.</summary>
    /// <exception cref="BusinessRuleException"><c>paper.none</c>, <c>protection.third-party</c>.</exception>
    public async Task<string> HtmlAsync(RequestFile file, RequestPaper paper, string language)
    {
        var sheets = await Load(file, paper);
        return await FormRenderer.RenderAsync<RequestSheet, RequestPaperModel>(sheets, $"{RequestPapers.Name(paper).In(language)} {file.Request.Number}", FormText.Of(language));
    }

    /// <summary>The same as a tagged PDF.</summary>
    /// <exception cref="BusinessRuleException">As <see cref="HtmlAsync"/>, or no browser prints.</exception>
    public async Task<byte[]> PdfAsync(RequestFile file, RequestPaper paper, string language, CancellationToken cancel = default) =>
        await new ChromiumPrinter(settings).PrintToBytesAsync(await HtmlAsync(file, paper, language), cancel: cancel);

    /// <summary>The sheets of a paper: one, but a designation for each service.</summary>
    public async Task<IReadOnlyList<RequestPaperModel>> Load(RequestFile file, RequestPaper paper)
    {
        var gate = await RequestPapers.Require(file, paper);
        if (paper == RequestPaper.Designation)
        {
            return await Designations(file);
        }

        var person = file.Customer ?? file.User;
        var hidden = person is not null && RequestPapers.IsHidden(gate, person, file);
        var sheet = new RequestPaperModel
        {
            Office = new NoticeOffice(book.Utility, settings.Contact),
            Title = RequestPaperWords.Title(file, paper),
            Number = new($"受付番号 {file.Request.Number}", $"Request {file.Request.Number}"),
            On = file.Request.ReceivedOn,
            Sections = await Sections(file, paper, gate, hidden),
        };
        return paper == RequestPaper.Application ? [sheet] : [sheet with
        {
            Addressee = person?.Name ?? file.Form.Text("speaker") ?? "",
            AddresseeIsBody = person?.IsBody ?? false,
            On = DayOf(file, paper),
            Body = RequestPaperWords.Body(file, paper),
            Notes = RequestPaperWords.Notes(file, paper),
            HasSeal = paper != RequestPaper.Slip,
            IsCertificate = paper == RequestPaper.Certificate,
        }];
    }

    private static LocalDate DayOf(RequestFile file, RequestPaper paper) => paper switch
    {
        RequestPaper.Slip => file.Request.ReceivedOn,
        RequestPaper.Permit or RequestPaper.DrainageConfirmation => Step(file, WorksMachine.Permit)?.Day("on") ?? file.Office.Today,
        RequestPaper.Certificate => Step(file, WorksMachine.Pass)?.Day("on") ?? file.Office.Today,
        _ => file.Request.ClosedOn ?? file.Office.Today,
    };

    private static FormValues? Step(RequestFile file, string trigger) => file.Steps.LastOrDefault(s => s.Trigger == trigger)?.Form is { } json ? FormValues.Stored(json) : null;

    private static async Task<IReadOnlyList<PaperSection>> Sections(RequestFile file, RequestPaper paper, Disclosure gate, bool hidden)
    {
        var sections = new List<PaperSection> { About(file, gate, hidden) };
        foreach (var group in await file.Procedure.Form(file))
        {
            var rows = group.Fields.Where(f => file.Form.Text(f.Name) is not null).Select(f => new PaperRow(f.Label, Value(f, file.Form.Text(f.Name)!, hidden))).ToList();
            if (rows.Count > 0)
            {
                sections.Add(new PaperSection(group.Title, rows));
            }
        }

        if (paper == RequestPaper.Application && file.Procedure.Documents.Count > 0)
        {
            sections.Add(new PaperSection(new("添付書類", "Papers"), [.. file.Procedure.Documents.Select(d => new PaperRow(d.Said, file.Documents.Contains(d.Name) ? new Sentence("受領", "received") : new Sentence("—", "—")))]));
        }

        return sections;
    }

    /// <summary>Whom and which place it is about.</summary>
    private static PaperSection About(RequestFile file, Disclosure gate, bool hidden)
    {
        var rows = new List<PaperRow> { new(new("受付日", "Received on"), new Sentence(Wareki.InFull(file.Request.ReceivedOn), $"{file.Request.ReceivedOn:uuuu-MM-dd}")) };
        if ((file.Customer ?? file.User) is { } person)
        {
            rows.Add(new(RequestPaperWords.Person(file), person.Name));
            rows.Add(new(new("お客様番号", "Customer number"), person.Number));
            rows.Add(new(new("住所・所在地", "Address"), Shown(gate.MailingAddress(person))));
            rows.Add(new(new("電話番号", "Telephone"), Shown(gate.Phone(person))));
        }

        if (file.Point is { } point)
        {
            rows.Add(new(new("水栓番号", "Supply"), point.Number));
            rows.Add(new(new("場所", "Place"), hidden ? ReadingNoticeWords.NotShown : Shown(gate.Address(point, file.Contract))));
        }

        return new PaperSection(new("申請者", "Applicant"), rows);
    }

    private static Sentence Shown(ShownText text) => text.IsWithheld ? ReadingNoticeWords.NotShown : new Sentence(text.Text ?? "—", text.Text ?? "—");

    private static Sentence Value(FormField field, string text, bool hidden) => field switch
    {
        _ when hidden && field.IsPrivate => ReadingNoticeWords.NotShown,
        { Type: FieldType.Choice } => field.Choices.FirstOrDefault(c => c.Value == text)?.Said ?? new Sentence(text, text),
        { Type: FieldType.Day } when LocalDatePattern.Iso.Parse(text) is { Success: true } day => new(Wareki.InFull(day.Value), text),
        { Type: FieldType.Flag } => new("該当する", "yes"),
        _ => new(text, text),
    };

    private async Task<IReadOnlyList<RequestPaperModel>> Designations(RequestFile file)
    {
        var body = file.Customer!;
        var services = ServicesFiled.Of(file.Form.Needed("services"));
        var rows = await file.Office.Db.Contractors.AsNoTracking().Where(c => c.CustomerId == body.Id && services.Contains(c.Service) && c.EndedOn == null).OrderBy(c => c.Service).ToListAsync();
        return [.. rows.Select(c => new RequestPaperModel
        {
            Office = new NoticeOffice(book.Utility, settings.Contact),
            Title = new($"{ContractorWords.Of(c.Service).Ja}指定証", $"Certificate: {ContractorWords.Of(c.Service).En}"),
            Number = new($"指定番号 第{c.Number}号", $"No. {c.Number}"),
            On = file.Request.ClosedOn ?? file.Office.Today,
            Addressee = body.Name,
            AddresseeIsBody = body.IsBody,
            Body = RequestPaperWords.Designation(c),
            Sections = [new PaperSection(new("指定の内容", "Designation"),
            [
                new(new("氏名・名称", "Name"), body.Name),
                new(ContractorWords.Engineer(c.Service), $"{c.Engineer} ({c.EngineerLicence})"),
                new(new("有効期間", "Valid"), new Sentence($"{Wareki.InFull(c.From)}から{Wareki.InFull(c.To)}まで", $"{c.From:uuuu-MM-dd} to {c.To:uuuu-MM-dd}")),
            ])],
            HasSeal = true,
            IsCertificate = true,
        })];
    }
}
