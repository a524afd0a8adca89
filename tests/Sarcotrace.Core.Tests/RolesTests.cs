namespace Sarcotrace.Core.Tests;

public class RolesTests
{
    [Fact]
    public void No_two_roles_share_a_name()
    {
        var names = Roles.All.Select(role => role.Name).ToArray();
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void Every_role_has_a_range_that_is_not_empty() =>
        Assert.All(Roles.All, role => Assert.True(role.Lowest < role.Highest, role.Name));
}
