using System;
using System.Threading;
using System.Threading.Tasks;
using Assay;

namespace Shop;

/// <summary>What was sold.</summary>
[Dataset("sales", Owner = "shop", Source = "data/sales/*.parquet", BatchBy = BatchBy.File)]
public sealed partial record Sale
{
    /// <summary>The article.</summary>
    [References<Article>(nameof(Article.Code))]
    public required string Item { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }
}

/// <summary>What can be sold.</summary>
[Dataset("article-list", Source = "data/articles.csv")]
public sealed partial record Article
{
    /// <summary>Its code.</summary>
    [RowKey]
    public required string Code { get; init; }
}

/// <summary>Sales of a day.</summary>
[Columns("daily")]
public sealed partial record Daily
{
    /// <summary>How many.</summary>
    public required int Count { get; init; }
}

/// <summary>What will be sold.</summary>
[Columns("forecast")]
public sealed partial record Forecast
{
    /// <summary>How many.</summary>
    [Score]
    public float Count { get; init; }
}

/// <summary>Forecasts sales.</summary>
[Model("demand", Owner = "shop")]
[Gate("rmse", AtMost = 10)]
public sealed partial record Demand(float Level) : IModel<Daily, Forecast>
{
    public Task SaveAsync(string folder, CancellationToken cancellation = default) => Task.CompletedTask;

    public ValueTask PredictAsync(ReadOnlyMemory<Daily> inputs, Memory<Forecast> outputs, CancellationToken cancellation = default) => default;
}

/// <summary>Forecasts prices; nobody asked for a gate.</summary>
[Model("price")]
public sealed partial record Price(float Level) : IModel<Daily, Forecast>
{
    public Task SaveAsync(string folder, CancellationToken cancellation = default) => Task.CompletedTask;

    public ValueTask PredictAsync(ReadOnlyMemory<Daily> inputs, Memory<Forecast> outputs, CancellationToken cancellation = default) => default;
}

/// <summary>Something that the host registers.</summary>
public interface IMailer
{
    void Send(string text);
}
