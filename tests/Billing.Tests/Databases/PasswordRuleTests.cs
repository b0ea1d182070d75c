using Billing.Db.Accounts;
using Billing.Kernel;
using Microsoft.AspNetCore.Identity;
using Xunit;

namespace Billing.Tests.Databases;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("short-one")]
    [InlineData("            ")]
    [InlineData("password-2026")]
    [InlineData("!!Password!!!!")]
    [InlineData("dragondragon")]
    [InlineData("qwerty-monkey-1")]
    [InlineData("suido-gesui-2026")]
    [InlineData("abababababab")]
    [InlineData("202611232026")]
    [InlineData("qwertyuiopas")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("abcdefghijklm-1")]
    [InlineData("0987654321-x")]
    public void What_everybody_uses_or_a_row_of_keys_is_refused(string password) =>
        Assert.Equal("staff.password", Assert.Throws<BusinessRuleException>(() => PasswordRule.Check(password)).Code);

    [Theory]
    [InlineData("umi-ga-suki-desu")]
    [InlineData("海の見える丘の上の給水塔まで")]
    [InlineData("correct horse battery staple")]
    [InlineData("🐟🐠🦑🐙 mizu no naka")]
    [InlineData("aonami-demo-2026")]
    public void Long_words_that_have_nothing_to_do_with_each_other_are_taken(string password) => Assert.True(PasswordRule.Allows(password));

    [Fact]
    public void The_persons_own_name_is_refused_and_so_is_more_than_128_characters()
    {
        Assert.False(PasswordRule.Allows("kawa-yamada-umi", "yamada", "山田"));
        Assert.True(PasswordRule.Allows("kawa-yamada-umi", "suzuki", "鈴木"));
        Assert.True(PasswordRule.Allows(Long(128)));
        Assert.False(PasswordRule.Allows(Long(129)));
    }

    [Fact]
    public void Passwords_that_the_program_makes_are_taken_and_none_like_another()
    {
        var made = Enumerable.Range(0, 200).Select(_ => PasswordRule.Generate()).ToList();
        Assert.All(made, password => Assert.True(PasswordRule.Allows(password)));
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    [Fact]
    public void A_hash_has_the_rounds_that_ASVS_asks_for_and_a_salt_of_its_own()
    {
        var (one, two) = (StaffPasswords.Hasher.HashPassword(new(), "umi-ga-suki-desu"), StaffPasswords.Hasher.HashPassword(new(), "umi-ga-suki-desu"));
        var bytes = Convert.FromBase64String(one);
        Assert.NotEqual(one, two);
        Assert.Equal((1, 2, StaffPasswords.Rounds), (bytes[0], BigEndian(bytes, 1), BigEndian(bytes, 5))); // Format 1: PBKDF2, HMAC-SHA512.
        Assert.True(StaffPasswords.Rounds >= 120_000);
        Assert.Equal(PasswordVerificationResult.Success, StaffPasswords.Hasher.VerifyHashedPassword(new(), one, "umi-ga-suki-desu"));
    }

    private static string Long(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('あ' + (i % 60))));

    private static int BigEndian(byte[] bytes, int at) => (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}
