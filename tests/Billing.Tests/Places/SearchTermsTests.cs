using Billing.Places;
using NodaTime;
using Xunit;

namespace Billing.Tests.Places;

public sealed class SearchTermsTests
{
    private static readonly Customer User = new() { Id = 1, Number = "00000123", Name = "髙橋　健一", Kana = "タカハシ　ケンイチ", Phone = "090-0123-4567" };
    private static readonly ServicePoint Point = new() { Id = 7, Number = "012-00340", Town = "汐見町二丁目", Address = "汐見町二丁目14番5号 コーポ汐見203号室" };
    private static readonly Contract Contract = new() { Id = 9, Number = "012-00340-02", ServicePointId = 7, UserId = 1, From = new LocalDate(2020, 4, 1) };

    [Theory]
    [InlineData("タカハシ ケンイチ")]
    [InlineData("けんいち")]
    [InlineData("高橋健")]
    [InlineData("健一")]
    [InlineData("090-0123")]
    [InlineData("4567")]
    [InlineData("00000123")]
    [InlineData("012-00340")]
    [InlineData("012-00340-02")]
    [InlineData("汐見町二丁目14")]
    [InlineData("１４番５号")]
    [InlineData("19-0000042")]
    public void A_contract_is_found_by_the_beginning_of(string typed)
    {
        var terms = SearchTerms.Of(Contract, Point, User, User, ["19-0000042"]);
        Assert.Contains(terms, t => t.StartsWith(SearchText.Normalise(typed), StringComparison.Ordinal));
    }

    [Fact]
    public void The_payer_finds_it_too_where_somebody_else_pays()
    {
        var payer = new Customer { Id = 2, Number = "00000124", Name = "株式会社汐崎商店", Kana = "シオザキショウテン", IsBody = true };
        var terms = SearchTerms.Of(Contract, Point, User, payer, []);
        Assert.Contains("シオザキショウテン", terms);
        Assert.Contains("汐崎商店", terms);
        Assert.Contains("株式会社汐崎商店", terms);
    }

    [Fact]
    public void A_word_stands_once_and_is_never_longer_than_its_column()
    {
        var point = new ServicePoint { Id = 7, Number = "012-00340", Town = "汐見町", Address = "汐見町" + new string('長', 300) };
        var terms = SearchTerms.Of(Contract, point, User, User, ["19-1", "19-1"]);
        Assert.Equal(terms.Distinct(), terms);
        Assert.All(terms, t => Assert.InRange(t.Length, 1, SearchTerms.MaxLength));
    }
}
