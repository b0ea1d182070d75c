using Microsoft.EntityFrameworkCore.Metadata;

namespace Billing.Db.Copies;

/// <summary>The tables of the model, sign-ins included, each after those that its rows refer to.</summary>
internal static class TableOrder
{
    public static IReadOnlyList<IEntityType> Of(IModel model)
    {
        var ordered = new List<IEntityType>();
        var begun = new HashSet<IEntityType>();
        foreach (var entity in model.GetEntityTypes().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            Visit(entity);
        }

        return ordered;

        void Visit(IEntityType entity)
        {
            if (!begun.Add(entity))
            {
                return;
            }

            foreach (var key in entity.GetForeignKeys())
            {
                Visit(key.PrincipalEntityType);
            }

            ordered.Add(entity);
        }
    }
}
