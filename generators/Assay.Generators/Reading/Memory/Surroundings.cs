using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Reading.Memory;

/// <summary>Everything that a declaration's meaning can depend on, as names: the files, the references, the options.</summary>
internal sealed class Surroundings
{
    private static readonly ConditionalWeakTable<Compilation, Surroundings> s_known = new();

    private readonly HashSet<TreeNames> _files = [];
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;
    private Tuple<Surroundings, HashSet<TreeNames>?>? _since;

    private Surroundings(Compilation compilation, CancellationToken cancellation)
    {
        _references = [.. compilation.References];
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var names = TreeNames.Of(tree, cancellation);
            _files.Add(names);
            _namespaces.UnionWith(names.Namespaces);
        }
    }

    /// <summary>Those of a compilation.</summary>
    public static Surroundings Of(Compilation compilation, CancellationToken cancellation) =>
        s_known.TryGetValue(compilation, out var known) ? known : s_known.GetValue(compilation, created => new Surroundings(created, cancellation));

    /// <summary>Whether a file means now what it meant in other surroundings.</summary>
    /// <param name="file">The file.</param>
    /// <param name="before">The other surroundings.</param>
    /// <param name="compilation">The compilation that these are the surroundings of.</param>
    /// <param name="cancellation">Stops comparing.</param>
    public bool Keep(TreeNames file, Surroundings before, Compilation compilation, CancellationToken cancellation)
    {
        if (ReferenceEquals(before, this))
            return true;
        // Nearly always all declarations were last read in one and the same surroundings: those before the edit.
        var since = Volatile.Read(ref _since);
        if (since is null || !ReferenceEquals(since.Item1, before))
            Volatile.Write(ref _since, since = Tuple.Create(before, Affected(before, compilation, cancellation)));
        return since.Item2 is { } affected && !affected.Contains(file);
    }

    // Null where everything may be.
    private HashSet<TreeNames>? Affected(Surroundings before, Compilation compilation, CancellationToken cancellation)
    {
        if (_assembly != before._assembly || !_options.Equals(before._options) || !_references.SequenceEqual(before._references)
            || !_namespaces.SetEquals(before._namespaces))
        {
            return null;
        }

        var changed = new HashSet<TreeNames>(_files);
        changed.SymmetricExceptWith(before._files);
        if (changed.Any(static file => file.ReachesEverywhere))
            return null;
        var names = new HashSet<string>(changed.SelectMany(static file => file.Declared), StringComparer.Ordinal);
        var rest = compilation.SyntaxTrees.Select(tree => (Tree: tree, Names: TreeNames.Of(tree, cancellation))).Where(one => !changed.Contains(one.Names)).ToList();
        // What uses a changed type may mean something else, and so may what uses that.
        while (names.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var reached = rest.FindAll(one => one.Names.UsesAny(one.Tree, names, cancellation));
            names = new HashSet<string>(reached.SelectMany(static one => one.Names.Declared), StringComparer.Ordinal);
            changed.UnionWith(reached.Select(static one => one.Names));
            rest.RemoveAll(one => changed.Contains(one.Names));
        }

        return changed;
    }
}
