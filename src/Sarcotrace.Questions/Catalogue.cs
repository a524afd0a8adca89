using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Questions.Blot;
using Sarcotrace.Questions.Claims;
using Sarcotrace.Questions.Discovery;
using Sarcotrace.Questions.Dosing;
using Sarcotrace.Questions.Elisa;
using Sarcotrace.Questions.Fitting;
using Sarcotrace.Questions.Intervention;
using Sarcotrace.Questions.Phenotype;
using Sarcotrace.Questions.Qpcr;
using Sarcotrace.Questions.Quantification;
using Sarcotrace.Questions.Replication;
using Sarcotrace.Questions.Simulation;
using Sarcotrace.Questions.Trial;

namespace Sarcotrace.Questions;

/// <summary>The questions that exist, one line each, in the order in which a run asks them.</summary>
public static class Catalogue
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CatalogueEntry> All { get; } =
    [
        new("phenotype", "Who has sarcopenia, by which criteria, and who cannot be judged?", typeof(PhenotypeOptions), PhenotypePage.Of),
        new("discovery", "Which metabolites go with muscle, strength, gait and age?", typeof(DiscoveryOptions), DiscoveryPage.Of),
    ];

    /// <summary>Questions asked of a laboratory's table; each has a command of its own.</summary>
    public static ImmutableArray<CatalogueEntry> OfTables { get; } =
    [
        new("comparison", "What did the treatment do, each independent unit counting once?", typeof(ComparisonOptions), ComparisonPage.Of),
        new("survival", "Does the event come sooner or later with the treatment?", typeof(SpecialOptions), SpecialPage.Of),
        new("counts", "Are there more, or is the share larger, with the treatment?", typeof(SpecialOptions), SpecialPage.Of),
        new("dose-response", "At which dose is half of the effect reached?", typeof(SpecialOptions), SpecialPage.Of),
    ];

    /// <summary>Questions asked of a bench assay; each is a subcommand of signal.</summary>
    public static ImmutableArray<CatalogueEntry> OfAssays { get; } =
    [
        new("qpcr", "Which genes are expressed more or less than in the control, and by how much?", typeof(QpcrOptions), QpcrPage.Of),
        new("blot", "Which proteins, or their modified forms, are more or less than in the control, and by how much?", typeof(BlotOptions), BlotPage.Of),
        new("densitometry", "How strong is each band of each lane?", typeof(DensitometryOptions), DensitometryPage.Of),
        new("elisa", "Which concentrations do the readings stand for, and which can be believed?", typeof(ElisaOptions), ElisaPage.Of),
        new("quantification", "Which concentrations do the peaks stand for, and which can be believed?", typeof(QuantificationOptions), QuantificationPage.Of),
    ];

    /// <summary>Questions asked of the results of several studies; each has a command of its own.</summary>
    public static ImmutableArray<CatalogueEntry> OfResults { get; } =
    [
        new("replication", "Does it hold in another cohort, in monkeys, in mice?", typeof(ReplicationOptions), ReplicationPage.Of),
    ];

    /// <summary>Questions asked of a model, not of a study's tables; each has a command of its own.</summary>
    public static ImmutableArray<CatalogueEntry> OfModels { get; } =
    [
        new("simulation", "How does the model go through time?", typeof(TimeCourseOptions), SimulationPage.Of),
        new("population", "How does the model go through time in a population?", typeof(PopulationOptions), SimulationPage.OfPopulation),
        new("sensitivity", "Which values of the model matter?", typeof(SensitivityOptions), SensitivityPage.Of),
        new("claims", "Does the mechanism do what is said of it?", typeof(ClaimsOptions), ClaimsPage.Of),
        new("dose", "What is the dose in another species?", typeof(DoseOptions), DosePage.Of),
        new("intake", "What does a schedule of supplements do to plasma sarcosine?", typeof(IntakeOptions), IntakePage.Of),
        new("trial", "How many does the study need, and how often would it find what is there?", typeof(TrialOptions), TrialPage.Of),
        new("fit", "Which parameter values agree best with the data, and how well are they known?", typeof(ParameterFitOptions), FitPage.Of),
    ];

    /// <summary>The question of that name, or null.</summary>
    public static CatalogueEntry? Find(string name) =>
        ((ImmutableArray<CatalogueEntry>)[.. All, .. OfTables, .. OfAssays, .. OfResults, .. OfModels]).FirstOrDefault(entry => entry.Name == name);
}

/// <summary>A question as the rest of the program knows it.</summary>
/// <param name="Name">Its key in study.yaml.</param>
/// <param name="Asks">What it asks, as a researcher says it.</param>
/// <param name="Options">Its options record.</param>
/// <param name="Page">From its answers to what a reader sees.</param>
public sealed record CatalogueEntry(string Name, string Asks, Type Options, Func<Answers, Page> Page);
