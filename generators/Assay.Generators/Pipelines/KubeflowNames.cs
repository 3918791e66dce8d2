namespace Assay.Generators.Pipelines;

/// <summary>What Kubeflow takes for names. The server checks some of them without anchors and lets bad ones through, to fail later.</summary>
internal static class KubeflowNames
{
    /// <summary>The longest name of a pipeline.</summary>
    public const int MaxPipeline = 128;

    /// <summary>The longest name of a task: it becomes a label's value in Kubernetes.</summary>
    public const int MaxTask = 63;

    /// <summary>The longest description of a pipeline.</summary>
    public const int MaxDescription = 1024;

    /// <summary>Names of pipelines, tasks, components and executors: they become names of Argo's templates.</summary>
    public static bool IsName(string name)
    {
        if (name.Length == 0 || name[0] == '-' || name[name.Length - 1] == '-')
            return false;
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
                return false;
        }

        return true;
    }

    /// <summary>Names of parameters and artifacts.</summary>
    public static bool IsParameter(string name)
    {
        if (name.Length == 0 || name[0] is >= '0' and <= '9')
            return false;
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
                return false;
        }

        return true;
    }
}
