namespace Billing.Places;

/// <summary>Kanji that are written in more than one way in names and places, each with the form under which they are compared. Only for finding: what is stored and printed keeps its own form.</summary>
/// <remarks>
/// The old forms that 常用漢字表 (平成22年内閣告示第2号) gives in brackets, as far as names use them, and common forms of registers; written down from memory. A form that is missing
/// only means that it must be typed as it stands.
/// </remarks>
internal static class KanjiForms
{
    private const string Pairs =
        "髙高 﨑崎 嵜崎 碕崎 邊辺 邉辺 齋斎 齊斉 濵浜 濱浜 櫻桜 澤沢 廣広 國国 圀国 眞真 德徳 栁柳 瀨瀬 嶋島 嶌島 冨富 峯峰 桒桑 藪薮 籠篭 鷗鴎 曾曽 鄕郷 黑黒 嶽岳 龍竜 舘館 惠恵 榮栄 圓円 壽寿 學学 實実 澁渋 靜静 條条 "
        + "萬万 與与 寶宝 來来 兒児 彌弥 晉晋 曉暁 會会 樂楽 豐豊 關関 驛駅 禮礼 聰聡 藏蔵 龜亀 淵渕 渊渕 槇槙 遙遥 堯尭 巖巌 縣県 壯壮 將将 淸清 橫横 產産 敎教 敍叙 彥彦 內内 步歩 每毎 增増 穗穂 緣縁 綠緑 賴頼 顯顕 戶戸 "
        + "祿禄 鍊錬 麥麦 鹽塩 鐵鉄 燈灯 瀧滝 澂澄 濟済 濤涛 燒焼 獨独 當当 盡尽 竝並 總総 繩縄 聲声 臺台 舊旧 藝芸 藥薬 螢蛍 證証 變変 讓譲 豫予 辨弁 辯弁 遲遅 釋釈 鑛鉱 隱隠 雙双 雜雑 靈霊 飜翻 騷騒 驗験 鷄鶏 麴麹 點点 "
        + "齒歯 凉涼 凛凜 翆翠 曻昇 煇輝 埜野 舩船 坿附 桧檜 昻昂 祢禰 祗祇 熙煕 頴穎 蠣蛎 糺糾 籐藤 莱萊";

    /// <summary>By the form that is written.</summary>
    internal static IReadOnlyDictionary<char, char> Common { get; } = Pairs.Split(' ').ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Letters beyond 16 bits, by code point.</summary>
    internal static IReadOnlyDictionary<int, string> Wide { get; } = new Dictionary<int, string>
    {
        [0x20BB7] = "吉",
        [0x2363A] = "橋",
        [0x2000B] = "丈",
        [0x20B9F] = "叱",
    };
}
