using Billing.Kernel;

namespace Billing.Requests.Contractors;

/// <summary>How designations are called.</summary>
public static class ContractorWords
{
    /// <summary>Title of a contractor of a service.</summary>
    public static Sentence Of(Service service) => service == Service.Water
        ? new("指定給水装置工事事業者", "designated contractor for water supply works")
        : new("排水設備指定工事店", "designated contractor for drainage works");

    /// <summary>Title of the licensed engineer that it must have.</summary>
    public static Sentence Engineer(Service service) => service == Service.Water
        ? new("給水装置工事主任技術者", "licensed engineer for supply works")
        : new("排水設備工事責任技術者", "licensed engineer for drainage works");

    public static Sentence Of(ContractorStanding standing) => standing switch
    {
        ContractorStanding.Valid => new("有効", "valid"),
        ContractorStanding.NotYet => new("指定前", "not yet"),
        ContractorStanding.Expired => new("期限切れ", "expired"),
        ContractorStanding.Suspended => new("停止中", "suspended"),
        _ => new("取消・廃止", "ended"),
    };

    public static Sentence Name(Service service) => service == Service.Water ? new("水道", "water") : new("下水道", "sewer");
}
