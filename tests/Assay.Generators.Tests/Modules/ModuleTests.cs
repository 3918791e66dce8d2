using Assay.Generators.Tests.Driver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Generators.Tests.Modules;

public class ModuleTests
{
    private const string Record = "[Dataset(\"rows\")] public partial record Row(int Id);";

    private static readonly GenerationOptions s_program = new() { Kind = OutputKind.ConsoleApplication, Assembly = "My.App_1" };

    [Fact]
    public void A_library_has_a_module_and_no_initializer()
    {
        var file = Generation.Of(Record).File("AssayModule");

        Assert.Contains("typeof(global::Assay.Generated.SampleModule)", file, StringComparison.Ordinal);
        Assert.DoesNotContain("ModuleInitializer", file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_registers_the_modules_of_what_it_references_and_its_own()
    {
        var library = Generation.Of(Record, new GenerationOptions { Assembly = "Lib" });

        var program = Generation.Of("[Columns(\"c\")] partial record C(int A); static class P { static void Main() { } }", s_program with { References = [library.ToReference()] });

        program.AssertCompiles();
        var file = program.File("AssayModule");
        Assert.Contains("new global::Assay.Generated.LibModule(),", file, StringComparison.Ordinal);
        Assert.Contains("Register(new global::Assay.Generated.My_App__1Module())", file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_declares_nothing_registers_what_it_references()
    {
        var library = Generation.Of(Record, new GenerationOptions { Assembly = "Lib" });

        var program = Generation.Of("static class P { static void Main() { } }", s_program with { References = [library.ToReference()] });

        program.AssertCompiles();
        Assert.Contains("LibModule", program.File("AssayModule"), StringComparison.Ordinal);
        Assert.DoesNotContain("assay:manifest", program.File("AssayModule"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_say_makes_no_file() => Assert.Empty(Generation.Of("static class P { static void Main() { } }", s_program).Files);

    [Theory]
    [InlineData(LanguageVersion.CSharp12, "C# 12.0")]
    [InlineData(LanguageVersion.CSharp13, "C# 13.0")]
    public void A_language_too_old_is_told_with_what_to_do(LanguageVersion language, string named)
    {
        var file = Generation.Of(Record, new GenerationOptions { Language = language }).File("AssayModule");

        Assert.StartsWith("#error ASY9001: ", file, StringComparison.Ordinal);
        Assert.Contains($"as {named}, and what Assay generates needs C# 14.0", file, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_language_is_nobodys_business_where_nothing_is_declared() =>
        Assert.Empty(Generation.Of("static class P { static void Main() { } }", s_program with { Language = LanguageVersion.CSharp12 }).Files);
}
