using System.Data;
using System.Data.Common;
using Billing.Db.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Billing.Web.Tests.SqlServer;

/// <summary>SQL Server without a server: the SQL that EF would send, held against the grammar of SQL Server 2019.</summary>
internal static class TSql
{
    /// <summary>The model on SQL Server. It never connects.</summary>
    public static BillingDbContext NewContext() => new SqlServerDatabase { Connection = "Server=127.0.0.1;Database=none" }.NewContext();

    /// <summary>What the parser finds wrong with a script, with line and column. Empty = it parses.</summary>
    public static IReadOnlyList<string> Faults(string script) => Parse(script).Faults;

    public static void AssertParses(string script)
    {
        Assert.False(string.IsNullOrWhiteSpace(script), "There is no SQL.");
        Assert.True(Faults(script) is [], $"{string.Join('\n', Faults(script))}\n{script}");
    }

    /// <summary>Asserts that a query translates for SQL Server and that the SQL parses.</summary>
    public static void AssertParses(IQueryable query) => AssertParses(query.ToQueryString());

    /// <summary>Statements of one kind in a script that parses.</summary>
    public static IReadOnlyList<T> Statements<T>(string script)
        where T : TSqlStatement
    {
        var found = new Finder<T>();
        Parse(script).Tree.Accept(found);
        return found.Found;
    }

    /// <summary>Runs work on a context whose commands are written down instead of sent; every query finds nothing, every change touches no row.</summary>
    /// <returns>The SQL, one text per command.</returns>
    public static IReadOnlyList<string> Record(Action<BillingDbContext> work)
    {
        var recorder = new Recorder();
        using var db = new SqlServerBillingDbContext(new DbContextOptionsBuilder<SqlServerBillingDbContext>()
            .UseSqlServer("Server=127.0.0.1;Database=none").AddInterceptors(recorder, new NoConnection()).Options);
        work(db);
        return recorder.Commands;
    }

    private static (TSqlFragment Tree, IReadOnlyList<string> Faults) Parse(string script)
    {
        using var reader = new StringReader(script);
        var tree = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return (tree, [.. errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}")]);
    }

    private sealed class Finder<T> : TSqlFragmentVisitor
        where T : TSqlStatement
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlStatement node)
        {
            if (node is T found)
            {
                Found.Add(found);
            }
        }
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();
    }

    private sealed class Recorder : DbCommandInterceptor
    {
        public List<string> Commands { get; } = [];

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Commands.Add(command.CommandText);
            using var nothing = new DataTable();
            return InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader());
        }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Commands.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }
    }
}
