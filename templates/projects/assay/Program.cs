return await Assay.Hosting.AssayApp.RunAsync(args);
