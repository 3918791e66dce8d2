using System.Globalization;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Data.Columns;
using Assay.Data.Files;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Assay.Data.Parquet;

/// <summary>
/// Rules that the footers of Parquet files answer: presence where there is no null, ranges that every value lies within, the age of the newest row, the number of
/// rows. A rule that some row may break is left to the rows.
/// </summary>
internal static class FooterAnswers
{
    /// <summary>The answers; null where a file is no Parquet, holds no row, or can't be read, so that reading the rows says what is wrong.</summary>
    public static SourceAnswers? Of(IReadOnlyList<DataFile> files, SourceSpec spec, DatasetDescriptor dataset, RulesAsked asked)
    {
        var columns = asked.Columns.ToDictionary(ordinal => ordinal, ordinal => new FooterColumn(dataset.Columns[ordinal]));
        long rows = 0;
        try
        {
            foreach (var file in files)
            {
                if ((spec.Format ?? FormatOf.File(file)) != FileFormat.Parquet)
                    return null;
                var found = Read(file, null, dataset, columns);
                if (found == 0)
                    return null;
                rows += found;
            }
        }
        catch (SourceException)
        {
            return null;
        }

        var rules = new Dictionary<string, RuleAnswer>(StringComparer.Ordinal);
        foreach (var rule in asked.Rules.Select(one => one.Rule))
        {
            if (Answer(rule, rows, dataset, columns) is { } answer)
                rules[rule.Id] = answer;
        }

        return new()
        {
            Rows = rows,
            Rules = rules,
            Columns = columns.Where(column => column.Value is { Fits: true, Nulls: not null }).ToDictionary(column => column.Key, column => new ColumnAnswer(column.Value.Nulls ?? 0)),
            HasNumberedRows = true,
        };
    }

    /// <summary>Where values of columns lie in some row groups of a file; of those of which its footer says so exactly.</summary>
    public static IReadOnlyDictionary<int, ColumnBounds> Bounds(FilePiece piece, SourceSpec spec, DatasetDescriptor dataset, IReadOnlyList<int> ordinals)
    {
        var columns = ordinals.ToDictionary(ordinal => ordinal, ordinal => new FooterColumn(dataset.Columns[ordinal]));
        try
        {
            if ((spec.Format ?? FormatOf.File(piece.File)) == FileFormat.Parquet)
                Read(piece.File, piece.Groups, dataset, columns);
            else
                columns.Clear();
        }
        catch (SourceException)
        {
            columns.Clear();
        }

        return columns.Where(column => column.Value is { Fits: true, Extremes: not null })
            .ToDictionary(column => column.Key, column => new ColumnBounds(column.Value.Extremes!.Value.Least, column.Value.Extremes.Value.Greatest));
    }

    private static long Read(DataFile file, RowGroups? only, DatasetDescriptor dataset, Dictionary<int, FooterColumn> columns) => ParquetFile.Look(file, (reader, footer) =>
    {
        var nulls = FooterNulls.Read(footer);
        var fields = reader.SchemaManifest.SchemaFields;
        var names = fields.Select(field => field.Field.Name).ToArray();
        var fromPath = PartitionPath.Values(file, dataset);
        var schema = reader.ParquetReader.FileMetaData.Schema;
        foreach (var (ordinal, column) in columns)
        {
            if (fromPath.ContainsKey(ordinal) || fields[ColumnNames.Find(file.Name, column.Declared, names)] is not { ColumnIndex: >= 0 } field || schema.Column(field.ColumnIndex) is { MaxRepetitionLevel: > 0 } or { MaxDefinitionLevel: > 1 })
            {
                column.Forget();
                continue;
            }

            var isOptional = schema.Column(field.ColumnIndex).MaxDefinitionLevel > 0;
            for (var group = only?.First ?? 0; group < (only is null ? reader.NumRowGroups : only.First + only.Count); group++)
            {
                using var rows = reader.ParquetReader.RowGroup(group);
                using var chunk = rows.MetaData.GetColumnChunkMetaData(field.ColumnIndex);
                using var statistics = chunk.Statistics;
                column.Add(rows.MetaData.NumRows, isOptional ? Nulls(nulls, group, field.ColumnIndex) : 0, statistics, field.Field.DataType);
            }
        }

        return reader.ParquetReader.FileMetaData.NumRows;
    });

    private static long Nulls(List<long[]> nulls, int group, int leaf) => group < nulls.Count && leaf < nulls[group].Length ? nulls[group][leaf] : -1;

    private static RuleAnswer? Answer(RuleDescriptor rule, long rows, DatasetDescriptor dataset, Dictionary<int, FooterColumn> columns)
    {
        if (rule.Kind == "row_count")
            return new() { InScope = rows, Nulls = 0 };
        if (rule.Columns.Count != 1 || !columns.TryGetValue(dataset.OrdinalOf(rule.Columns[0]), out var column) || !column.Fits || column.Nulls is not { } nulls)
            return null;
        return rule.Kind switch
        {
            "required" when nulls == 0 => new() { InScope = rows, Nulls = 0 },
            "range" when nulls == rows || column.Extremes is { } all && Holds(rule, column.Declared.Type, all) => new() { InScope = rows - nulls, Nulls = nulls },
            "max_age" when column.Extremes is { } all => new() { InScope = rows - nulls, Nulls = nulls, NewestTicks = column.Declared.Type == ColumnType.Date ? all.Greatest * TimeSpan.TicksPerDay : all.Greatest },
            _ => null,
        };
    }

    private static bool Holds(RuleDescriptor rule, ColumnType type, (long Least, long Greatest) all)
    {
        var (above, below) = (Flag(rule, "minExclusive"), Flag(rule, "maxExclusive"));
        return (!rule.Arguments.TryGetValue("min", out var least) || (Bound(type, least) is var min && (above ? all.Least > min : all.Least >= min)))
            && (!rule.Arguments.TryGetValue("max", out var greatest) || (Bound(type, greatest) is var max && (below ? all.Greatest < max : all.Greatest <= max)));
    }

    private static bool Flag(RuleDescriptor rule, string name) => rule.Arguments.TryGetValue(name, out var value) && value.GetBoolean();

    private static long Bound(ColumnType type, JsonElement value) => type switch
    {
        ColumnType.Timestamp => DateTime.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind).Ticks,
        ColumnType.Instant => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcTicks,
        ColumnType.Date => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber,
        _ => value.GetInt64(),
    };
}
