using Sarcotrace.House.Tests.Broken.First;
using Sarcotrace.House.Tests.Broken.Second;

namespace Sarcotrace.House.Tests
{
    /// <summary>Each rule refuses something that breaks it.</summary>
    public class RulesBiteTests
    {
        [Fact]
        public void A_foundation_that_uses_a_question_is_refused() => Assert.Single(
            Rules.Downwards("Sarcotrace.Statistics", ["Sarcotrace.Core", "Sarcotrace.Questions"]));

        [Fact]
        public void A_foundation_that_uses_its_neighbour_is_refused() => Assert.Single(
            Rules.Downwards("Sarcotrace.Statistics", ["Sarcotrace.Files"]));

        [Fact]
        public void A_question_that_uses_another_inside_a_method_is_refused() => Assert.Contains(
            "UsesSecond",
            Assert.Single(Rules.Alone([typeof(UsesSecond)], "Sarcotrace.House.Tests.Broken")),
            StringComparison.Ordinal);

        [Fact]
        public void Two_namespaces_that_need_each_other_are_refused() => Assert.Equal(
            2, Rules.NoCycles([typeof(UsesSecond), typeof(UsesFirst)]).Count());

        [Fact]
        public void A_property_that_can_be_set_is_refused() => Assert.Equal(
            2, Rules.Immutable(typeof(Settable)).Count());

        [Fact]
        public void A_static_that_can_be_written_is_refused() => Assert.Single(Rules.NoSettableStatics(typeof(Settable)));

        [Fact]
        public void A_logarithm_of_the_system_is_refused() => Assert.Equal(
            2, Rules.Portable("X.cs", "Math.Log(2) + double.Exp(x) + Elementary.Log(x) + Math.Sqrt(x) + Math.FusedMultiplyAdd(a, b, c)").Count());

        [Fact]
        public void A_method_without_source_is_refused() => Assert.Single(
            Rules.Sourced("M:X.Y", "<summary>Does it.</summary>", new HashSet<string>()));

        [Fact]
        public void A_source_that_is_not_in_the_list_is_refused() => Assert.Contains(
            "nobody1900",
            Assert.Single(Rules.Sourced("M:X.Y", "Source: [nobody1900] §1.", new HashSet<string> { "draper1998" })),
            StringComparison.Ordinal);
    }
}

namespace Sarcotrace.House.Tests.Broken.First
{
    sealed class UsesSecond
    {
        public static string Name => new UsesFirst().ToString()!;
    }

    sealed class Settable
    {
        public int Field = 1;

        static int Counter;

        public int Value { get; set; }

        public int Count() => Counter++ + Field;
    }
}

namespace Sarcotrace.House.Tests.Broken.Second
{
    sealed class UsesFirst
    {
        public static bool Is(object value) => value is UsesSecond;
    }
}
