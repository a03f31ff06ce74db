// Before the first pattern is made: no line of any record, however it was contrived, may hold a reader for longer with one of them.
AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(10));
return await DocReview.Web.CommandLine.Run(args);
