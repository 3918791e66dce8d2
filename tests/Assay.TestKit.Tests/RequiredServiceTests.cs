using Xunit.Sdk;

namespace Assay.TestKit.Tests;

public class RequiredServiceTests
{
    [Fact]
    public void A_service_that_is_there_lets_the_test_go_on() =>
        RequiredService.Demand(available: true, "Thing", "install it", ci: true);

    [Fact]
    public void In_ci_a_missing_service_fails_with_the_remedy()
    {
        var failure = Assert.Throws<XunitException>(() => RequiredService.Demand(available: false, "Thing", "apt-get install thing", ci: true));
        Assert.Equal("Thing is missing. To get it: apt-get install thing", failure.Message);
    }

    [Fact]
    public void On_a_laptop_a_missing_service_skips() =>
        Assert.Throws<Xunit.SkipException>(() => RequiredService.Demand(available: false, "Thing", "apt-get install thing", ci: false));
}
