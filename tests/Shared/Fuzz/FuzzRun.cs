using System.Diagnostics;
using Billing.Kernel;

namespace Billing.Testing;

/// <summary>Gives a reader mutations of whole inputs. What it may do with one is tell its faults, refuse it, or read it whole.</summary>
internal static class FuzzRun
{
    /// <summary>Reads <paramref name="count"/> mutations; the same seed gives the same ones.</summary>
    public static FuzzResult Of(FuzzSubject subject, int count, int seed)
    {
        var random = new Random(seed);
        var result = new FuzzResult(subject.Name);
        for (var i = 0; i < count; i++)
        {
            var input = subject.Seeds[i % subject.Seeds.Count];
            var mutant = subject.Json && random.Next(4) > 0 ? JsonMutation.Of(input, random) : ByteMutation.Of(input, random);
            var began = Stopwatch.GetTimestamp();
            result.Add(Read(subject, mutant), i, mutant, Stopwatch.GetElapsedTime(began));
        }

        return result;
    }

    private static FuzzReading Read(FuzzSubject subject, byte[] input)
    {
        try
        {
            return subject.Read(input);
        }
        catch (DataFileException refused)
        {
            return FuzzReading.Of(refused.Faults);
        }
        catch (BusinessRuleException refused)
        {
            return FuzzReading.Of(refused);
        }
        catch (Exception crash)
        {
            return new FuzzReading(1, $"{crash.GetType().Name}: {crash.Message} {crash.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains(" in ", StringComparison.Ordinal))?.Trim()}");
        }
    }
}

/// <summary>What became of the mutations of one reader.</summary>
internal sealed class FuzzResult(string name)
{
    private const int MostWrong = 20;

    private readonly List<string> _wrong = [];

    public string Name { get; } = name;

    /// <summary>Taken whole.</summary>
    public int Whole { get; private set; }

    /// <summary>Refused, with what is wrong.</summary>
    public int Faulty { get; private set; }

    /// <summary>Longest time of one input, for benchmarks.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Inputs that crashed the reader, or were taken though something was told: must be none. The first twenty, with the input in Base64.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    public void Add(FuzzReading reading, int at, byte[] input, TimeSpan took)
    {
        (Whole, Faulty) = reading.Faults == 0 ? (Whole + 1, Faulty) : (Whole, Faulty + 1);
        Slowest = took > Slowest ? took : Slowest;
        if (reading.Wrong is { } said && _wrong.Count < MostWrong)
        {
            _wrong.Add($"{Name}, mutation {at}: {said}: {Convert.ToBase64String(input)}");
        }
    }
}
