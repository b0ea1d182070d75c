using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Accounts;

/// <summary>The sign-in tables of ASP.NET Core Identity, mapped by hand so that the core needs no Identity package and one migration set holds everything.</summary>
internal static class AccountModel
{
    internal static void Configure(ModelBuilder model)
    {
        model.Entity<StaffUser>(e =>
        {
            e.ToTable("StaffUsers");
            e.Property(x => x.Id).HasMaxLength(64);
            e.HasIndex(x => x.NormalizedUserName).IsUnique();
            e.HasIndex(x => x.NormalizedEmail);
            e.Property(x => x.LastCodes).HasMaxLength(64);
            e.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
            e.HasMany<IdentityUserClaim<string>>().WithOne().HasForeignKey(x => x.UserId).IsRequired();
            e.HasMany<IdentityUserLogin<string>>().WithOne().HasForeignKey(x => x.UserId).IsRequired();
            e.HasMany<IdentityUserToken<string>>().WithOne().HasForeignKey(x => x.UserId).IsRequired();
            e.HasMany<IdentityUserRole<string>>().WithOne().HasForeignKey(x => x.UserId).IsRequired();
        });
        model.Entity<IdentityRole>(e =>
        {
            e.ToTable("StaffRoles");
            e.Property(x => x.Id).HasMaxLength(64);
            e.HasIndex(x => x.NormalizedName).IsUnique();
            e.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
            e.HasMany<IdentityUserRole<string>>().WithOne().HasForeignKey(x => x.RoleId).IsRequired();
            e.HasMany<IdentityRoleClaim<string>>().WithOne().HasForeignKey(x => x.RoleId).IsRequired();
        });
        model.Entity<IdentityUserClaim<string>>(e => e.ToTable("StaffUserClaims"));
        model.Entity<IdentityRoleClaim<string>>(e => e.ToTable("StaffRoleClaims"));
        model.Entity<IdentityUserRole<string>>(e =>
        {
            e.ToTable("StaffUserRoles");
            e.HasKey(x => new { x.UserId, x.RoleId });
        });
        model.Entity<IdentityUserLogin<string>>(e =>
        {
            e.ToTable("StaffUserLogins");
            e.HasKey(x => new { x.LoginProvider, x.ProviderKey });
            e.Property(x => x.LoginProvider).HasMaxLength(128);
            e.Property(x => x.ProviderKey).HasMaxLength(128);
        });
        model.Entity<IdentityUserToken<string>>(e =>
        {
            e.ToTable("StaffUserTokens");
            e.HasKey(x => new { x.UserId, x.LoginProvider, x.Name });
            e.Property(x => x.LoginProvider).HasMaxLength(128);
            e.Property(x => x.Name).HasMaxLength(128);
            e.Property(x => x.Value).HasMaxLength(-1); // Hashed recovery codes, ten in one value.
        });
        model.Entity<ApiKey>(e =>
        {
            e.ToTable("ApiKeys");
            e.HasIndex(x => x.Prefix).IsUnique();
            e.Property(x => x.Prefix).HasMaxLength(16);
            e.Property(x => x.Sha256).HasMaxLength(64);
        });
        model.Entity<EmergencyEntry>(e =>
        {
            e.ToTable("EmergencyEntries");
            e.HasIndex(x => x.ReviewedAt);
        });
        model.Entity<StaffAct>(e =>
        {
            e.ToTable("StaffActs");
            e.Property(x => x.About).HasMaxLength(256);
            e.HasIndex(x => new { x.About, x.At });
        });
    }
}
