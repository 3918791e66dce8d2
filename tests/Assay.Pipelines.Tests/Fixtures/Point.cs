using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Pipelines.Tests.Fixtures;

/// <summary>A feature row, with its plan written by hand as the generator would write it.</summary>
internal sealed record Point(double X, bool? Late = null);

internal sealed class PointPlan : DatasetPlan<Point>
{
    public override DatasetDescriptor Descriptor { get; } = new()
    {
        Name = "points",
        TypeName = "Point",
        Source = "points.csv",
        Columns =
        [
            new() { Name = "X", Type = ColumnType.Double },
            new() { Name = "Late", Type = ColumnType.Boolean, Nullable = true, Label = true },
        ],
    };

    public override DatasetValidator CreateValidator(ValidationPurpose purpose) => throw new NotSupportedException("These tests validate through an interface.");

    public override void ReadRows(ColumnBatch batch, Span<Point> rows)
    {
        var x = batch.Column<double>(0);
        for (var i = 0; i < batch.RowCount; i++)
            rows[i] = new(x[i], batch.Has(1) && !batch.Column<bool>(1).IsNull(i) ? batch.Column<bool>(1)[i] : null);
    }

    public override void WriteRows(ReadOnlySpan<Point> rows, ColumnSink sink)
    {
        var x = new double[rows.Length];
        var late = new bool[rows.Length];
        var valid = new bool[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            x[i] = rows[i].X;
            late[i] = rows[i].Late ?? false;
            valid[i] = rows[i].Late is not null;
        }

        sink.Write<double>(0, x, []);
        sink.Write<bool>(1, late, valid);
    }

    public override Point ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults) => throw new NotSupportedException();

    public override void WriteJson(Utf8JsonWriter writer, Point row) => throw new NotSupportedException();
}

/// <summary>What a model is asked with: its feature is the double.</summary>
internal sealed record Question(double Value);

internal sealed class QuestionPlan : DatasetPlan<Question>
{
    public override DatasetDescriptor Descriptor { get; } =
        new() { Name = "questions", TypeName = "Question", Columns = [new() { Name = "Value", Type = ColumnType.Double }] };

    public override DatasetValidator CreateValidator(ValidationPurpose purpose) => throw new NotSupportedException();

    public override void ReadRows(ColumnBatch batch, Span<Question> rows)
    {
        for (var i = 0; i < batch.RowCount; i++)
            rows[i] = new(batch.Column<double>(0)[i]);
    }

    public override void WriteRows(ReadOnlySpan<Question> rows, ColumnSink sink)
    {
        var values = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            values[i] = rows[i].Value;
        sink.Write<double>(0, values, []);
    }

    public override Question ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults) => throw new NotSupportedException();

    public override void WriteJson(Utf8JsonWriter writer, Question row) => throw new NotSupportedException();
}

/// <summary>A model's answer.</summary>
internal sealed record Answer(float Probability);

internal sealed class AnswerPlan : DatasetPlan<Answer>
{
    public override DatasetDescriptor Descriptor { get; } =
        new() { Name = "answers", TypeName = "Answer", Columns = [new() { Name = "Probability", Type = ColumnType.Float, Score = true }] };

    public override DatasetValidator CreateValidator(ValidationPurpose purpose) => throw new NotSupportedException();

    public override void ReadRows(ColumnBatch batch, Span<Answer> rows)
    {
        for (var i = 0; i < batch.RowCount; i++)
            rows[i] = new(batch.Column<float>(0)[i]);
    }

    public override void WriteRows(ReadOnlySpan<Answer> rows, ColumnSink sink)
    {
        var values = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            values[i] = rows[i].Probability;
        sink.Write<float>(0, values, []);
    }

    public override Answer ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults) => throw new NotSupportedException();

    public override void WriteJson(Utf8JsonWriter writer, Answer row) => throw new NotSupportedException();
}
