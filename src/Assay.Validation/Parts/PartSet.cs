using System.Globalization;

namespace Assay.Validation.Parts;

/// <summary>All parts of one validation, each once.</summary>
internal static class PartSet
{
    /// <summary>Checks that parts belong together and are all there.</summary>
    /// <exception cref="PartsException">They don't, or aren't.</exception>
    public static void Check(IReadOnlyList<PartialValidation> parts)
    {
        var first = parts[0];
        foreach (var part in parts)
        {
            if (part.Plan.Descriptor.Name != first.Plan.Descriptor.Name)
                throw new PartsException($"The states are of {first.Plan.Descriptor.Name} and of {part.Plan.Descriptor.Name}; merge those of one dataset.");
            if (part.Purpose != first.Purpose || part.Part.Count != first.Part.Count)
                throw new PartsException($"The states are part {first.Part} and part {part.Part} of different validations; merge those that were made with one number of parts.");
            CheckBatches(first, part);
        }

        var counts = parts.CountBy(part => part.Part.Index).ToDictionary();
        if (counts.Where(count => count.Value > 1).Select(count => count.Key).Order().ToList() is { Count: > 0 } twice)
            throw new PartsException($"Part {Listed(twice, first.Part.Count)} is given more than once; give each part once.");
        if (Enumerable.Range(1, first.Part.Count).Where(index => !counts.ContainsKey(index)).ToList() is { Count: > 0 } missing)
            throw new PartsException($"Part {Listed(missing, first.Part.Count)} is missing; make it with validate {first.Plan.Descriptor.Name} --partition {missing[0].ToString(CultureInfo.InvariantCulture)}/{first.Part.Count.ToString(CultureInfo.InvariantCulture)} --state FILE.");
    }

    private static void CheckBatches(PartialValidation first, PartialValidation part)
    {
        if (part.Batches.Count != first.Batches.Count)
            throw new PartsException($"Part {first.Part} saw {first.Batches.Count} batches of {first.Plan.Descriptor.Name} and part {part.Part} {part.Batches.Count}: files came or went in between. Make all parts again.");
        for (var i = 0; i < part.Batches.Count; i++)
        {
            var (ours, theirs) = (first.Batches[i], part.Batches[i]);
            if (ours.Place != theirs.Place || ours.Print != theirs.Print)
                throw new PartsException($"Part {first.Part} looked at {ours.Place} and part {part.Part} at {(ours.Place == theirs.Place ? "another content of it" : theirs.Place)}: make all parts of the same files.");
        }
    }

    private static string Listed(List<int> parts, int count) => string.Join(", ", parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part}/{count}")));
}
