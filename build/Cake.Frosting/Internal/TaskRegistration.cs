using System.Reflection;

namespace Cake.Frosting.Internal;

/// <summary>Hands the tasks to Cake's engine.</summary>
internal sealed class TaskRegistration(
    ICakeEngine engine, IFrostingContext context, IEnumerable<IFrostingTask> tasks, IFrostingLifetime? lifetime = null)
{
    public void RegisterAll()
    {
        foreach (var task in tasks)
            Register(task);
        if (lifetime is null)
            return;
        engine.RegisterSetupAction(info => lifetime.Setup(context, info));
        engine.RegisterTeardownAction(info => lifetime.Teardown(context, info));
    }

    private void Register(IFrostingTask task)
    {
        var type = task.GetType();
        var builder = engine.RegisterTask(NameOf(type));
        if (type.GetCustomAttribute<TaskDescriptionAttribute>() is { } described)
            builder.Description(described.Description);

        // An engine that is handed a method counts it as work: only what the task overrides is handed over.
        if (Overrides(type, nameof(FrostingTask.Run)) || Overrides(type, nameof(AsyncFrostingTask.RunAsync)))
            builder.Does(() => task.RunAsync(context));
        if (Overrides(type, nameof(IFrostingTask.ShouldRun)))
            builder.WithCriteria(() => task.ShouldRun(context), task.SkippedMessage);
        if (type.GetCustomAttribute<ContinueOnErrorAttribute>() is not null)
            builder.ContinueOnError();
        if (Overrides(type, nameof(IFrostingTask.OnError)))
            builder.OnError(exception => task.OnError(exception, context));
        if (Overrides(type, nameof(IFrostingTask.Finally)))
            builder.Finally(() => task.Finally(context));
        foreach (var dependency in type.GetCustomAttributes<IsDependentOnAttribute>())
            builder.IsDependentOn(NameOf(dependency.Task));
        foreach (var dependee in type.GetCustomAttributes<IsDependeeOfAttribute>())
            builder.IsDependeeOf(NameOf(dependee.Task));
    }

    private static string NameOf(Type type) =>
        type.IsAssignableTo(typeof(IFrostingTask))
            ? type.GetCustomAttribute<TaskNameAttribute>()?.Name ?? type.Name
            : throw new FrostingException($"{type} is named as a dependency and is no task.");

    private static bool Overrides(Type type, string method) =>
        type.GetMethods().Any(m => m.Name == method && m.DeclaringType!.Namespace != typeof(CakeHost).Namespace);
}
