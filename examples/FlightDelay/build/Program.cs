using FlightDelay.Build;

return CakeHost.Create()
    .UseContext<DemoContext>()
    .UseWorkingDirectory(DemoContext.Example)
    .Run(args);
