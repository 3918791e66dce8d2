using System.Collections.Immutable;
using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Declarations;

/// <summary>ASY1001: something keeps a generated part from being added to a declaration.</summary>
internal static class GeneratedPartRule
{
    /// <summary>The fact that names the <see cref="DeclarationFault"/>.</summary>
    public const string Fault = "Fault";

    public static void Check(Inquiry inquiry)
    {
        if (DeclaredType.FaultOf(inquiry.Type, inquiry.Cancellation) is not { } fault)
            return;
        inquiry.Report(
            Descriptors.NoGeneratedPart,
            Places.NameOf(inquiry.Attribute, inquiry.Cancellation),
            ImmutableDictionary<string, string?>.Empty.Add(Fault, fault.ToString()),
            inquiry.Type.Name,
            Words(fault));
    }

    private static string Words(DeclarationFault fault) => fault switch
    {
        DeclarationFault.NotPartial => "is not partial, or lies in a type that isn't: add 'partial', so that its plan can be generated into it",
        DeclarationFault.Generic => "has type parameters, or lies in a type that has: declare it without them",
        DeclarationFault.FileLocal => "is visible in one file only, or lies in a type that is: drop 'file', so that the rest of the project can name it",
        DeclarationFault.Inaccessible => "is private or protected, or lies in a type that is: make it internal or public, so that the rest of the project can name it",
        _ => "is abstract or static, so there are no instances of it: declare a concrete type",
    };
}
