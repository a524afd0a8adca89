using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using BitMiracle.LibTiff.Classic;
using Sarcotrace.Files.Tests.LabTables;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>Small good files, which hostile ones are made from.</summary>
static class Seeds
{
    internal const string Mechanism = """
        model *small()
          stomach = 0; stomach' = -ka*stomach; depot = 0; depot' = -ka*depot; block = 0; block' = 0;
          necrotic = 0; necrotic' = -necrotic; regenerated = 30000; regenerated' = 0; alarm = 0; alarm' = -alarm; fibre_size = 1; fibre_size' = 0.1 - 0.1*fibre_size;
          answer := stomach*gene_A*(1 - block);
          ka = 1; gene_A = 1; age_young = 6; age_at_start = 20; hours_per_age = 730.5; body_weight = 0.025; units = 30000;
        end
        """;

    internal const string Values = """
        name,value,low,high,unit,origin,species,vary,note
        ka,1,0.5,2,/h,assumed,any,yes,
        gene_A,1,0,1,1,measured,any,no,
        age_young,6,4,8,mo,assumed,mouse,no,
        age_at_start,20,3,30,mo,measured,mouse,no,
        hours_per_age,730.5,730.5,730.5,h,measured,mouse,no,
        body_weight,0.025,0.02,0.04,kg,measured,mouse,no,
        units,30000,30000,30000,/mm3,assumed,any,no,
        """;

    internal const string Petab = """
        format_version: 1
        parameter_file: parameters.tsv
        problems:
        - condition_files: [conditions.tsv]
          measurement_files: [measurements.tsv]
          observable_files: [observables.tsv]
          sbml_files: [model.xml]
        """;

    internal const string PetabMeasurements = "observableId\tsimulationConditionId\tmeasurement\ttime\tnoiseParameters\nobs\tc1\t0.7\t1\t0.1\nobs\tc1\t0.4\t10\tsd\n";

    internal const string PetabObservables = "observableId\tobservableFormula\tnoiseFormula\nobs\tA + 2*B^2\tnoiseParameter1_obs\n";

    const string Treated = "title: Treated\nage: 20 mo\ndose: { amount: 89.094 mg/kg, every: 1 d, route: water, duration: 2 d }\nexpose: [{ to: block, from: 1 h, until: 3 h }]\nreport: { until: 2 d, every: 12 h }\n";

    const string Claims = "id,statement,source,experiment,read_out,measure,at_days,against,low,high,by_construction,fitted,contested\nA,it rises,nobody,treated,answer,value,1,,0,inf,no,no,\n";

    internal static ImmutableArray<byte[]> Texts { get; } =
    [
        .. new[]
        {
            "id,x,y\nA,1,NA\nB,2.5,<LOD\n", "id;x;y\r\nA;1,5;2\r\n\"B\nC\";2;\r\n", "\uFEFFid\tx\n007\t1e5\n\n008\t−2\n", "id,note\r1,\"a \"\"b\"\", c\"\r2,d\r",
            "Grip of mice\n\nMouse,Grip (g),Group\nM1,12.3,a\nM2,\"1,234.5\",b\nMean,3,\n",
        }.Select(Text),
        Encoding.Unicode.GetBytes("\uFEFFid\tx\nA\t1\n"), Encoding.BigEndianUnicode.GetBytes("\uFEFFid,x\nA,1\n"), Encoding.Latin1.GetBytes("id,µmol\nJosé,1\n"),
    ];

    internal static ImmutableArray<byte[]> People { get; } =
    [
        .. new[]
        {
            "participant,sex,age_years,height_cm,weight_kg,grip_left_1,gait_speed_m_s,chair_stand_s,smoking\nP1,F,70.5,159.2,65,10.8,0.99,14.1,never\nP2,M,52,166,57,33,,unable,\n",
            "id;sexo;edad;height (m)\n001;M;61,5;1,61\n002;F;70;1,72\n",
        }.Select(Text),
    ];

    internal static ImmutableArray<byte[]> Metabolomes { get; } =
        [.. new[] { "id,M1,M2\nA,1,2\nB,<LOD,0\n", "metabolite,A,B\nM1,1,2\nM2,,3e2\n", "\"id\";M1\nA;1,5\nB;2,5\n" }.Select(Text)];

    internal static ImmutableArray<byte[]> Annotations { get; } = [Text("id,name,hmdb\nM1,Glycine,HMDB0000123\nM2,Serine,HMDB00187\n")];

    internal static ImmutableArray<byte[]> Workbooks { get; } =
    [
        XlsxWriter.Bytes(new XlsxWriter.Sheet("S", [["Mouse", "Grip (g)", "Born", "Note"], ["007", 1.0, new DateTime(2024, 1, 5), "1e5"], ["M2", new XlsxWriter.Failed("#DIV/0!"), null, "5.2 kg"]], ["D2:D3"])),
        XlsxWriter.Bytes(new XlsxWriter.Sheet("A", [["id", "x"], [1.0, 2.0]], [], Hidden: true), new XlsxWriter.Sheet("B", [["id", "x"], ["a", 2.0], ["b", 3.0]], [])),
    ];

    internal static ImmutableArray<byte[]> OldWorkbooks { get; } = [OldWorkbook.Bytes([["Mouse", "Grip"], ["M1", 12.5], ["M2", 13.0]])];

    internal static ImmutableArray<byte[]> Parquets { get; } = ParquetSeeds.All;

    internal static ImmutableArray<byte[]> Studies { get; } =
    [
        Text("""
            sarcotrace: 1
            title: Cohort
            simulated: true
            people: {file: people.csv, where: "age >= 60", missing: [x], columns: {height: {column: altura, unit: m}, sex: {column: s, female: "1", male: "2"}, grip1: g}}
            metabolome:
              file: metabolome.csv
              samples-in: rows
              skip: [a, b]
              logarithms: no
              annotation: {file: annotation.csv, id: id, name: name}
            questions:
              phenotype: {primary: awgs2019}
              discovery: {covariates: [age, sex]}
            out: results
            """),
    ];

    internal static ImmutableArray<byte[]> Comparisons { get; } =
    [
        Text("""
            title: Grip
            table: grip.xlsx
            outcomes: [Grip, Lean]
            primary: Grip
            by: [Group]
            control: Vehicle
            family: gaussian
            adjust: dunnett
            smallest-effect: 5
            survival: {time: t, event: e}
            exclusions:
              - {animal: M7, reason: died}
              - {animal: M8, reason: other, text: escaped}
            arrive: {design: two groups}
            """),
    ];

    internal static ImmutableArray<byte[]> Mechanisms { get; } = [Text(Mechanism)];

    internal static ImmutableArray<byte[]> Experiments { get; } =
        [Text(Treated), Text("title: Treated\nage: 20 mo\nspecies: mouse\nchange: { ka: x0.5 }\nknock-out: [A]\ninjury: { at: 1 d, extent: 0.5 }\nread-outs: [answer]\ncompare-to: treated\nreport: { until: 2 d, every: 12 h }\n")];

    internal static ImmutableArray<(string, string)> BesideMechanism { get; } = [("parameters.csv", Values), ("claims.csv", Claims), ("experiments/treated.yaml", Treated)];

    internal static ImmutableArray<byte[]> Rdmls { get; } = [Text(Rdml), Zip(("rdml_data.xml", Rdml))];

    internal static ImmutableArray<byte[]> Tiffs { get; } = [.. new[] { (Compression.NONE, false), (Compression.LZW, false), (Compression.ADOBE_DEFLATE, true), (Compression.PACKBITS, false) }.Select(kind => Tiff(kind.Item1, kind.Item2))];

    internal static ImmutableArray<byte[]> Pngs { get; } = [Png.Bytes(3, 2, 8, [0, 1, 2, 3, 1, 4, 5, 6]), Png.Bytes(2, 2, 16, [0, 1, 2, 3, 4, 4, 5, 6, 7, 8])];

    internal static ImmutableArray<byte[]> Petabs { get; } =
        [Text(Petab), Text("format_version: 2.0.0\nmodel_files: {m: {location: model.xml, language: sbml}}\nparameter_files: [parameters2.tsv]\nobservable_files: [observables2.tsv]\ncondition_files: [conditions2.tsv]\nmeasurement_files: [second.tsv]\nexperiment_files: [experiments.tsv]\n")];

    internal static ImmutableArray<(string, string)> BesidePetab { get; } =
    [
        ("model.xml", Sbml), ("conditions.tsv", "conditionId\tk\nc1\t0.3\n"), ("experiments.tsv", "experimentId\ttime\tconditionId\ne\t0\tc1\n"),
        ("parameters.tsv", "parameterId\tparameterScale\tlowerBound\tupperBound\tnominalValue\testimate\nsd\tlog10\t0.01\t10\t1\t1\n"),
        ("parameters2.tsv", "parameterId\tlowerBound\tupperBound\tnominalValue\testimate\nk\t0.01\t10\t1\ttrue\n"),
        ("observables2.tsv", "observableId\tobservableFormula\tnoiseFormula\nobs\tA\t0.1\n"), ("conditions2.tsv", "conditionId\ttargetId\ttargetValue\nc1\tB\t3\n"),
        ("second.tsv", "observableId\texperimentId\tmeasurement\ttime\nobs\te\t0.7\t1\n"), ("measurements.tsv", PetabMeasurements), ("observables.tsv", PetabObservables),
    ];

    internal static ImmutableArray<byte[]> Effects { get; } =
        [Text("study,species,role,molecule,outcome,measure,unit,n1,mean1,sd1,n2,mean2,sd2,effect,low,high,n,simulated\nA,human,original,Sarcosine,age,sd per sd,,,,,,,,-0.177,-0.239,-0.116,1013,yes\nB,mouse,replication,Sarcosine,age,,,10,5,1,12,6,1,,,,,\n")];

    internal static ImmutableArray<byte[]> Names { get; } = [Text("name,synonym,hmdb\nSarcosine,N-methylglycine;methylglycine,HMDB0000271\n")];

    internal static ImmutableArray<byte[]> Orthologues { get; } = [Text("human,mouse,rat\nATF4,Atf4,Atf4\nA;B,C;D,E;F\n")];

    internal static ImmutableArray<byte[]> Doses { get; } = [Text("ID,TIME,AMT,EVID,ADDL,II,SS,RATE,TARGET\n1,0,100,1,3,24,0,0,stomach\n2,1,50,4,0,0,0,5,depot\n")];

    internal static ImmutableArray<byte[]> Individuals { get; } = [Text("id,ka,kb\n1,0.5,2\n2,0.7,3\n")];

    internal static ImmutableArray<byte[]> Populations { get; } = [Text("name,distribution,lowest,highest,ka,kb\nka,lognormal:1:0.3,0,,1,0.5\nkb,normal:1:0.1,,5,,\n")];

    internal static ImmutableArray<byte[]> Qpcrs { get; } =
        [Text("sample,animal,group,kind,quantity,target,cq,well\nY1,Y1,young,unkn,,Gapdh,18.44,1A1\nS1,,,std,100,Gapdh,Undetermined,1A2\n"), Text("sample,Gapdh,Il6\nA,18.1,25\nB,19,NA\n")];

    internal static ImmutableArray<byte[]> Elisas { get; } = [Text("plate,well,kind,name,concentration (pg/mL),dilution,signal\n1,A1,standard,s,1000,1,2.643\n1,B1,sample,x,,2,OVRFLW\n")];

    internal static ImmutableArray<byte[]> Plates { get; } = [Text(",1,2,3\nA,0.1,0.2,0.3\nB,1,OVER,\n")];

    internal static ImmutableArray<byte[]> Blots { get; } = [Text("gel,lane,animal,group,target,kind,intensity,saturated\n1,1,Y1,young,Akt,phospho,10954,no\n1,1,Y1,young,Akt,total,19969,yes\n")];

    internal static ImmutableArray<byte[]> Injections { get; } = [Text("order,kind,name,analyte,nominal (umol/L),area,internal,dilution\n1,blank,b,sarcosine,,40,48449,1\n2,standard,s,sarcosine,5,4000,45314,1\n")];

    internal static ImmutableArray<byte[]> Samples { get; } = [Text("sample,animal,group,pair,kind,quantity\nA,m1,old,p,unkn,\nB,m2,young,,std,10\n")];

    internal static ImmutableArray<byte[]> Answers { get; } = [AnswersSeed.Bytes];

    const string Sbml = """
        <?xml version="1.0"?><sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2"><model id="decay">
        <listOfCompartments><compartment id="cell" size="2" constant="true"/></listOfCompartments><listOfSpecies>
        <species id="A" compartment="cell" initialConcentration="1" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/>
        <species id="B" compartment="cell" initialAmount="0" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/></listOfSpecies>
        <listOfParameters><parameter id="k" value="0.5" constant="true"/></listOfParameters></model></sbml>
        """;

    const string Rdml = """
        <rdml version="1.1" xmlns="http://www.rdml.org"><sample id="A"><type>unkn</type><quantity><value>5</value></quantity></sample>
        <target id="T"><type>ref</type><amplificationEfficiency>95</amplificationEfficiency><dyeId id="S"/></target>
        <experiment id="E"><run id="R"><instrument>I</instrument><react id="1"><sample id="A"/><data><tar id="T"/><cq>20.5</cq><adp><cyc>1</cyc><fluor>2</fluor></adp><adp><cyc>40</cyc><fluor>20</fluor></adp></data></react></run></experiment></rdml>
        """;

    static byte[] Text(string text) => new UTF8Encoding(false).GetBytes(text);

    /// <summary>A zip of texts.</summary>
    internal static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, true))
        {
            foreach (var (name, text) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Text(text));
            }
        }

        return memory.ToArray();
    }

    static byte[] Tiff(Compression compression, bool tiled)
    {
        using var memory = new MemoryStream();
        using (var tiff = BitMiracle.LibTiff.Classic.Tiff.ClientOpen("seed", "w", memory, new TiffStream()))
        {
            foreach (var (tag, value) in new[]
            {
                (TiffTag.IMAGEWIDTH, 20), (TiffTag.IMAGELENGTH, 9), (TiffTag.BITSPERSAMPLE, 16), (TiffTag.SAMPLESPERPIXEL, 1),
                (TiffTag.COMPRESSION, (int)compression), (TiffTag.PHOTOMETRIC, (int)Photometric.MINISBLACK),
            })
            {
                tiff.SetField(tag, value);
            }

            if (tiled)
            {
                tiff.SetField(TiffTag.TILEWIDTH, 16);
                tiff.SetField(TiffTag.TILELENGTH, 16);
                for (var tile = 0; tile < 2; tile++) tiff.WriteEncodedTile(tile, new byte[512], 512);
            }
            else
            {
                tiff.SetField(TiffTag.ROWSPERSTRIP, 4);
                for (var y = 0; y < 9; y++) tiff.WriteScanline([.. Enumerable.Range(0, 40).Select(i => (byte)(i * y))], y);
            }

            tiff.Flush();
            return memory.ToArray();
        }
    }
}
