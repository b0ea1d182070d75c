using Billing.Places;
using NodaTime;
using Xunit;

namespace Billing.Tests.Places;

public sealed class SearchFieldsTests
{
    private static readonly Customer User = new() { Id = 1, Number = "00000123", Name = "髙橋　健一", Kana = "タカハシ　ケンイチ", Phone = "090-0123-4567" };
    private static readonly ServicePoint Point = new() { Id = 7, Number = "012-00340", Town = "汐見町二丁目", Address = "汐見町二丁目14番5号 コーポ汐見203号室" };
    private static readonly Contract Contract = new() { Id = 9, Number = "012-00340-02", ServicePointId = 7, UserId = 1, From = new LocalDate(2020, 4, 1) };

    public static TheoryData<string> Fragments =>
    [
        "タカハシケンイチ", "けんいち", "カハシ", "ンイ", "ハシケ", "高橋健", "橋", "健一", "髙", "090-0123", "123-45", "4567", "00000123", "0123", "012-00340", "0340-02", "汐見町二丁目14", "町二丁",
        "2丁目", "汐見町2丁目14番5号", "汐見町2-14-5", "2-14", "１４番５号", "コーポ汐見", "203", "19-0000042", "042", "0", "ｹﾝ",
    ];

    [Theory]
    [MemberData(nameof(Fragments))]
    public void Any_fragment_fits_and_its_grams_are_among_those_of_the_contract(string typed)
    {
        var fields = SearchFields.Of(Contract, Point, [User], ["19-0000042"]);
        var grams = new HashSet<uint>();
        fields.ToList().ForEach(field => SearchGrams.Of(field, gram => grams.Add(gram)));
        var word = SearchText.Normalise(typed);

        Assert.True(fields.Max(f => f.Fit(word)) > 0);
        Assert.Empty(SearchGrams.Needed(word).Except(grams));
    }

    [Theory]
    [InlineData("高橋", 3)]
    [InlineData("健一", 3)]
    [InlineData("高橋健一", 3)]
    [InlineData("高橋健", 2)]
    [InlineData("健", 2)]
    [InlineData("橋健", 1)]
    [InlineData("橋", 1)]
    [InlineData("高木", 0)]
    [InlineData("一健", 0)]
    public void A_whole_word_fits_better_than_a_beginning_and_that_better_than_a_piece(string typed, int fit)
        => Assert.Equal(fit, Best(typed, [User]));

    [Fact]
    public void The_payer_finds_it_too_where_somebody_else_pays()
    {
        var payer = new Customer { Id = 2, Number = "00000124", Name = "株式会社汐崎商店", Kana = "シオザキショウテン", IsBody = true };
        Assert.Equal(3, Best("シオザキショウテン", [User, payer]));
        Assert.Equal(3, Best("汐崎商店", [User, payer]));
        Assert.Equal(3, Best("株式会社汐崎商店", [User, payer]));
        Assert.Equal(2, Best("汐崎", [User, payer]));
    }

    [Fact]
    public void A_field_stands_once()
    {
        var fields = SearchFields.Of(Contract, Point, [User, User], ["19-1", "19-1"]);
        Assert.Equal(fields.Select(f => f.Text).Distinct(), fields.Select(f => f.Text));
    }

    private static int Best(string typed, Customer[] people)
        => SearchFields.Of(Contract, Point, people, []).Max(f => f.Fit(SearchText.Normalise(typed)));
}
