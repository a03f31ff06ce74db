return await DocReview.Web.CommandLine.Run(args);
