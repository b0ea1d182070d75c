namespace Billing.Testing;

/// <summary>Every reader of what comes from outside.</summary>
internal static class FuzzSubjects
{
    /// <param name="db">The repository's folder <c>db</c>.</param>
    public static IEnumerable<FuzzSubject> All(string db) => [.. ChannelSubjects.All(), .. DataFileSubjects.All(db), .. CsvSubjects.All(), .. AttachmentSubjects.All()];
}
