namespace Assay.Workspace.Lineage;

/// <summary>An event as the log holds it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Path">The object that holds it, relative to the workspace.</param>
/// <param name="Line">Its line there, counted from 1.</param>
public sealed record LoggedEvent(LineageEvent Event, string Path, int Line);

/// <summary>A line of the log that can't be read as an event.</summary>
/// <param name="Path">The object that holds it, relative to the workspace.</param>
/// <param name="Line">Its line there, counted from 1.</param>
/// <param name="Reason">What is wrong with it; carries no content of the line.</param>
public sealed record UnreadableEvent(string Path, int Line, string Reason);
