using System.ComponentModel;
using Cake.Cli;
using Cake.Core.Diagnostics;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>Frosting's options. Others, as <c>--key=value</c>, reach the tasks as Cake arguments.</summary>
internal sealed class FrostingCommandSettings : CommandSettings
{
    [CommandOption("-t|--target <TARGET>")]
    [DefaultValue(new[] { "Default" })]
    [Description("Task to run, with those it depends on; may be given several times.")]
    public string[] Targets { get; set; } = [];

    [CommandOption("-w|--working <PATH>")]
    [Description("Folder that relative paths start from.")]
    public string? WorkingDirectory { get; set; }

    [CommandOption("-v|--verbosity <VERBOSITY>")]
    [TypeConverter(typeof(VerbosityConverter))]
    [DefaultValue(Verbosity.Normal)]
    [Description("quiet, minimal, normal, verbose or diagnostic.")]
    public Verbosity Verbosity { get; set; }

    [CommandOption("--description")]
    [Description("Says what each task does.")]
    public bool Description { get; set; }

    [CommandOption("--tree")]
    [Description("Shows which task depends on which.")]
    public bool Tree { get; set; }

    [CommandOption("--dryrun")]
    [Description("Names the tasks that would run, in order.")]
    public bool DryRun { get; set; }

    [CommandOption("-e|--exclusive")]
    [Description("Runs the task without those it depends on.")]
    public bool Exclusive { get; set; }
}
