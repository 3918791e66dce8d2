using Assay.Hosting;

return await AssayApp.RunAsync(args);
