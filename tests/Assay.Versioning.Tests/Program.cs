using Assay.Versioning.Tests.Faults;

return await StoreProcess.RunAsync(args);
