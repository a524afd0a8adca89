using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>What a column about people can be: its canonical unit, plausible range, and the names it goes by.</summary>
/// <param name="Name">The word used in study.yaml and on the command line.</param>
/// <param name="Unit">Canonical unit, UCUM in ASCII; empty for texts.</param>
/// <param name="Says">What it holds, for a person.</param>
/// <param name="Lowest">Values below this are implausible and refused.</param>
/// <param name="Highest">Values above this are implausible and refused.</param>
/// <param name="Aliases">Headers recognised without being told, compared without case, spaces, '_', '-' and '.'.</param>
public sealed record Role(
    string Name, string Unit, string Says, double Lowest, double Highest, ImmutableArray<string> Aliases);

/// <summary>The roles that the questions understand.</summary>
public static class Roles
{
    /// <summary>Most grip readings that one person can have.</summary>
    public const int MostGripTrials = 12;

    /// <summary>All roles, in the order a person would list them.</summary>
    public static ImmutableArray<Role> All { get; } =
    [
        Text("id", "identifier of the person", "seqn", "personid", "participant", "participantid", "subject",
            "subjectid", "patientid", "eid", "id3", "编号", "病人编号", "受试者编号", "研究编号",
            "編號", "受試者編號", "被験者番号", "患者番号", "번호", "대상자번호"),
        Text("sex", "sex", "gender", "sexo", "geschlecht", "sexe", "riagendr", "性别", "性別", "성별"),
        Number("age", "a", "age", 0, 125, "ageyears", "agey", "edad", "ridageyr", "年龄", "年齡", "年齢", "나이", "연령"),
        Number("height", "cm", "standing height", 100, 230, "heightcm", "altura", "bmxht", "stature", "身高", "身長", "키", "신장"),
        Number("weight", "kg", "body mass", 20, 300, "weightkg", "peso", "bmxwt", "bodymass", "bodyweight", "体重", "體重", "몸무게", "체중"),
        Number("bmi", "kg/m2", "body mass index", 8, 90, "imc", "bmxbmi", "bmikgm2", "bodymassindex", "体质指数", "体重指数", "身体质量指数"),
        Number("waist", "cm", "waist circumference", 30, 250, "waistcm", "bmxwaist", "wc", "腰围"),
        Number("calf", "cm", "calf circumference", 10, 80, "calfcm", "calfcircumference", "bmxcalf", "cc", "小腿围", "小腿围度"),
        Number("asm", "kg", "appendicular skeletal muscle or lean mass", 3, 60, "asmkg", "alm", "almkg", "asmm",
            "四肢骨骼肌量", "四肢骨骼肌质量", "四肢肌肉量", "四肢骨格筋量", "사지골격근량"),
        Number("asmi", "kg/m2", "appendicular skeletal muscle over height squared", 1.5, 20, "asmih2", "smi",
            "almi", "asmindex", "asmheight2", "骨骼肌指数", "四肢骨骼肌指数"),
        Number("lean-left-arm", "kg", "lean mass of the left arm without bone", 0.3, 15, "leanlarm"),
        Number("lean-right-arm", "kg", "lean mass of the right arm without bone", 0.3, 15, "leanrarm"),
        Number("lean-left-leg", "kg", "lean mass of the left leg without bone", 1, 30, "leanlleg"),
        Number("lean-right-leg", "kg", "lean mass of the right leg without bone", 1, 30, "leanrleg"),
        Number("fat-percent", "%", "body fat", 1, 75, "bodyfat", "bodyfatpercent", "fatpct", "grasa", "dxafatpct", "体脂率",
            "体脂百分比"),
        Number("fat-mass", "kg", "body fat mass", 0.5, 200, "fatmasskg", "bodyfatkg", "dxafatkg", "体脂肪量"),
        Number("skeletal-muscle", "kg", "whole-body skeletal muscle mass", 5, 80, "smmkg", "skeletalmuscle"),
        Number("resistance", "Ohm", "bioimpedance resistance", 100, 2000, "bia resistance", "rohm"),
        Number("reactance", "Ohm", "bioimpedance reactance", 5, 250, "bia reactance", "xcohm"),
        .. Grips(),
        Number("grip-max", "kg", "best grip of all trials", 0.5, 120, "gripmax", "gripstrength", "grip", "handgrip",
            "hgs", "hgskg", "gripkg", "握力", "最大握力",
            "악력", "최대악력"),
        Number("grip-combined", "kg", "sum of the best grip of each hand", 1, 240, "gripcombo", "gripcombokg",
            "mgdcgsz"),
        Number("gait-speed", "m/s", "usual gait speed", 0.05, 4, "gait", "gaitspeed", "gaitspeedms", "walkingspeed",
            "gaitms", "agilms", "步速", "步行速度",
            "歩行速度", "歩速", "보행속도"),
        Number("gait-time", "s", "time for the gait course", 0.5, 120, "gaittime", "walktime", "andaragil4m", "4mwalktime",
            "6mwalktime", "walktime4m", "walktime6m", "步行时间", "4米步行时间", "6米步行时间"),
        Number("chair-stand", "s", "five chair stands", 2, 180, "chairstand", "chairstands", "chairstand5",
            "fivechairstands", "cst5", "sentadilla", "5xcs", "5xsts", "五次起坐", "五次起坐时间", "5次起坐时间"),
        Number("chair-stand-count", "{count}", "chair stands in 30 s", 0, 60, "chairstand30s"),
        Number("balance-side", "s", "side-by-side stand; 10 s or more is held", 0, 180, "balancesidebyside", "eq1"),
        Number("balance-semi", "s", "semi-tandem stand; 10 s or more is held", 0, 180, "balancesemitandem", "eq2"),
        Number("balance-tandem", "s", "tandem stand; 10 s or more is held", 0, 180, "balancetandem", "eq3"),
        Number("sppb", "{points}", "short physical performance battery", 0, 12, "sppbtotal", "sppbscore"),
        Number("tug", "s", "timed up and go", 2, 300, "tugs", "timedupandgo", "起立行走", "起立行走时间", "计时起立行走"),
        Number("walk-400", "s", "400 m walk", 120, 3600, "walk400m", "400mwalk"),
        Number("sarc-f", "{points}", "SARC-F sum", 0, 10, "sarcf", "sarcftotal"),
        Number("sarc-f-strength", "{points}", "SARC-F item: strength", 0, 2),
        Number("sarc-f-walking", "{points}", "SARC-F item: assistance in walking", 0, 2),
        Number("sarc-f-chair", "{points}", "SARC-F item: rising from a chair", 0, 2),
        Number("sarc-f-stairs", "{points}", "SARC-F item: climbing stairs", 0, 2),
        Number("falls", "{count}", "falls in the last year, from which SARC-F takes its item", 0, 400, "fallsyear"),
        Number("knee-extension", "kg", "knee extension strength", 1, 150),
        Number("egfr", "mL/min/{1.73_m2}", "estimated glomerular filtration rate", 1, 200, "egfrckdepi", "egfrcr", "肾小球滤过率"),
        Number("survey-weight", "1", "survey weight", 0, 1e9, "wtmec2yr", "wtint2yr", "sampleweight"),
        Text("survey-stratum", "survey stratum", "sdmvstra", "stratum"),
        Text("survey-unit", "primary sampling unit", "sdmvpsu", "psu"),
        Text("ethnicity", "ethnicity or ancestry", "ethnic", "race", "ridreth3"),
        Text("prostate-cancer", "prostate cancer, or raised PSA", "prostatecancer"),
    ];

    /// <summary>The role of that name, or null.</summary>
    public static Role? Find(string name) => All.FirstOrDefault(role => role.Name == name);

    static IEnumerable<Role> Grips() => Enumerable.Range(1, MostGripTrials)
        .Select(trial => Number($"grip-{trial}", "kg", $"grip, trial {trial}, either hand", 0.5, 120, $"grip{trial}"))
        .Concat(from hand in (string[])["left", "right"]
                from trial in Enumerable.Range(1, 6)
                select Number($"grip-{hand}-{trial}", "kg", $"grip, {hand} hand, trial {trial}", 0.5, 120, Names(hand, trial)));

    static string[] Names(string hand, int trial)
    {
        var initial = hand[..1];
        var side = hand == "left" ? '左' : '右';
        string[] numbered = [$"grip{hand}{trial}", $"grip{initial}{trial}", $"hgs{initial}{trial}", $"{side}手握力{trial}", $"{side}握力{trial}"];
        return trial > 1
            ? numbered
            : [.. numbered, $"grip{hand}", $"hand{(hand == "left" ? "izq" : "drch")}", $"hgs{hand}", $"{side}手握力", $"{side}握力"];
    }

    static Role Number(string name, string unit, string says, double lowest, double highest, params string[] aliases) =>
        new(name, unit, says, lowest, highest, [name, .. aliases]);

    static Role Text(string name, string says, params string[] aliases) =>
        new(name, "", says, double.NegativeInfinity, double.PositiveInfinity, [name, .. aliases]);
}
