using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Assay.CompilerServices;

/// <summary>The declarations of one assembly. Derived by the generator.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AssayModule
{
    /// <summary>The project: the first part of every URN.</summary>
    public abstract string Project { get; }

    /// <summary>The modules of the assemblies that this one refers to: a program may not name those itself.</summary>
    public virtual IReadOnlyList<AssayModule> Modules => [];

    /// <summary>Records marked <see cref="DatasetAttribute"/> or <see cref="ColumnsAttribute"/>.</summary>
    public virtual IReadOnlyList<DatasetPlan> Datasets => [];

    /// <summary>Models.</summary>
    public virtual IReadOnlyList<ModelPlan> Models => [];

    /// <summary>Pipelines.</summary>
    public virtual IReadOnlyList<PipelinePlan> Pipelines => [];

    /// <summary>Monitors.</summary>
    public virtual IReadOnlyList<MonitorDescriptor> Monitors => [];
}

/// <summary>All modules of the running program. Filled by the module initializer that the generator emits into an executable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AssayModules
{
    private static readonly Lock s_gate = new();
    private static readonly Dictionary<Type, DatasetPlan> s_plans = [];
    private static AssayModule[] s_modules = [];

    /// <summary>The registered modules, in order of registration.</summary>
    public static IReadOnlyList<AssayModule> All => s_modules;

    /// <summary>Registers a module, after those that it refers to; a second time has no effect.</summary>
    public static void Register(AssayModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        lock (s_gate)
        {
            if (Array.Exists(s_modules, known => known.GetType() == module.GetType()))
                return;
            foreach (var other in module.Modules)
                Register(other);
            s_modules = [.. s_modules, module];
            foreach (var plan in module.Datasets)
                s_plans[plan.RowType] = plan;
        }
    }

    /// <summary>The plan of a model's record.</summary>
    /// <exception cref="InvalidOperationException">The record is no model, or its assembly's module was never registered.</exception>
    public static ModelPlan Model<TModel>()
    {
        foreach (var module in s_modules)
        {
            foreach (var plan in module.Models)
            {
                if (plan.ModelType == typeof(TModel))
                    return plan;
            }
        }

        throw new InvalidOperationException($"{typeof(TModel)} has no plan: mark it [Model(\"…\")], make it partial, and register its assembly's module.");
    }

    /// <summary>The plan of a record.</summary>
    /// <exception cref="InvalidOperationException">The record is not marked, or its assembly's module was never registered.</exception>
    public static DatasetPlan<T> Plan<T>() => TryPlan<T>(out var plan)
        ? plan
        : throw new InvalidOperationException(
            $"{typeof(T)} has no plan: mark it [Dataset(\"…\")] or [Columns(\"…\")], make it partial, and register its assembly's module with AssayModules.Register.");

    /// <summary>The plan of a record, where there is one.</summary>
    public static bool TryPlan<T>([NotNullWhen(true)] out DatasetPlan<T>? plan)
    {
        lock (s_gate)
        {
            plan = s_plans.TryGetValue(typeof(T), out var found) ? (DatasetPlan<T>)found : null;
            return plan is not null;
        }
    }
}
