using System.Globalization;
using Assay.Benchmarks.Tracking;
using Assay.Benchmarks.Validation;
using Assay.Benchmarks.Versioning;
using Assay.Benchmarks.WholeProcess;
using BenchmarkDotNet.Running;

if (args is ["whole-build", ..])
    return await BuildRun.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5);
if (args is ["validation", .. var rest])
    return await ValidationComparison.RunAsync(rest);
if (args is ["versioning", .. var versioning])
    return await DiffComparison.RunAsync(versioning);
if (args is ["tracking", .. var tracking])
    return await TrackingComparison.RunAsync(tracking);
if (args is ["wide-validation"])
    return await WideComparison.RunAsync();

var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args).ToList();
return summaries.Count > 0 && summaries.All(s => s.Reports.Length > 0 && s.Reports.All(r => r.Success)) ? 0 : 1;
