using Billing.Places;
using Xunit;

namespace Billing.Tests.Places;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("髙橋", "高橋")]
    [InlineData("山﨑", "山崎")]
    [InlineData("𠮷田", "吉田")]
    [InlineData("渡邊", "渡辺")]
    [InlineData("渡邉", "渡辺")]
    [InlineData("葛\U000E0100城", "葛城")]
    [InlineData("辻\uFE00", "辻")]
    [InlineData("か\u3099らす", "ガラス")]
    [InlineData("ハ゜ン", "パン")]
    [InlineData("ﾀﾞｲｺﾞ ﾊﾟﾝ", "だいごぱん")]
    [InlineData("キヨウコ", "キョウコ")]
    [InlineData("カァツ", "カアツ")]
    [InlineData("ヶ丘", "ケ丘")]
    [InlineData("０９０‐１２３４−５６７８", "09012345678")]
    [InlineData("ａｂｃ", "ABC")]
    [InlineData("コーポ", "コ－ポ")]
    public void Two_ways_of_writing_have_one_normal_form(string one, string other)
        => Assert.Equal(SearchText.Normalise(other), SearchText.Normalise(one));

    [Theory]
    [InlineData("タカハシ", "タガハシ")]
    [InlineData("斎藤", "斉藤")]
    [InlineData("太田", "大田")]
    public void What_differs_stays_different(string one, string other)
        => Assert.NotEqual(SearchText.Normalise(one), SearchText.Normalise(other));

    [Fact]
    public void The_normal_form_of_a_normal_form_is_itself()
        => Assert.All((string[])["髙橋　健一", "ﾊﾞﾗ-ｶﾞ", "港町二丁目14番5号", "🐕が゛"], text => Assert.Equal(SearchText.Normalise(text), SearchText.Normalise(SearchText.Normalise(text))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u3000")]
    [InlineData("-")]
    public void Nothing_has_an_empty_normal_form(string? text) => Assert.Equal("", SearchText.Normalise(text));
}
