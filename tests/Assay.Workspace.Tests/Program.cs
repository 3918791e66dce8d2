using Assay.Workspace.Tests.Storage;

return await Racer.RunAsync(args);
