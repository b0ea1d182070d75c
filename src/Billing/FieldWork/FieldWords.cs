using Billing.Kernel;

namespace Billing.FieldWork;

/// <summary>How tasks in the field are called.</summary>
public static class FieldWords
{
    public static Sentence Of(FieldTask task) => task switch
    {
        FieldTask.OpenTap => new("開栓", "open the tap"),
        FieldTask.CloseTap => new("閉栓", "close the tap"),
        FieldTask.ReadMeter => new("検針", "read the meter"),
        FieldTask.HangMeter => new("量水器の取付", "hang a meter"),
        FieldTask.RemoveMeter => new("量水器の取外し", "remove the meter"),
        FieldTask.ExchangeMeter => new("量水器の取替", "exchange the meter"),
        FieldTask.Inspect => new("検査・調査", "inspect"),
        FieldTask.StopSupply => new("給水停止(滞納)", "stop the supply (arrears)"),
        FieldTask.ReturnSupply => new("停水解除", "give the supply back"),
        FieldTask.Patrol => new("停水後の巡回", "look after a stop"),
        _ => new("訪問", "visit"),
    };
}
