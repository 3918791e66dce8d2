namespace Assay.Analyzers.Tests.Rules.Monitors;

/// <summary>A model to watch: what it takes and answers, and a pipeline that deploys it.</summary>
internal static class WatchedModel
{
    public const string Trip = """

        [Dataset("trips", Source = "trips.csv")] public partial record Trip { [EventTime] public DateTime At { get; init; } public int Km { get; init; } [KnownAfter("arrival")] public int Delay { get; init; } }
        """;

    public const string Records = Trip + """

        [Columns("in")]
        public partial record In
        {
            public int Km { get; init; }
            [Label] public bool Late { get; init; }
            [Features] public static In Of(Trip t) => new() { Km = t.Km, Late = t.Delay > 15 };
        }
        [Columns("out")] public partial record Out([Score] double P);
        """;

    public const string Body = """
         : IModel<In, Out>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation) => Task.CompletedTask;
            public static Task<M> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new M());
            public ValueTask PredictAsync(ReadOnlyMemory<In> inputs, Memory<Out> outputs, CancellationToken cancellation) => default;
        }
        """;

    public const string Model = "\n[Model(\"m\"), Gate(\"auc\", AtLeast = 0.62), Gate(\"log_loss\", AtMost = 0.5)] public partial record M" + Body;

    public const string Pipeline = """

        [Pipeline("train")]
        public partial record Train
        {
            [Step] public static M Fit(Rows<Trip> trips) => new();
            [Step] public static Metrics Evaluate(M model, Rows<Trip> trips) => new();
        }
        """;

    /// <summary>A monitor with the attributes given, of the model.</summary>
    public static string With(string attributes) => $"[Monitor<M>(\"w\"), {attributes}] public partial record W;{Model}{Records}";
}
