using DocReview.Ingest;
using DocReview.Ledger;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DocReview.Web;

/// <summary>
/// Files that a browser sends, from one request or many. Each goes straight into the vault and into custody as it comes: what a line that breaks off leaves behind is whole files
/// and no other. The words of the form come before the files.
/// </summary>
public static class Uploads
{
    public const long LargestFile = 4L << 30;
    public const int MostFiles = 100_000;

    private const int MostFields = 64, LongestField = 4_000;

    /// <summary>So much of the disk is left alone: index and ledger need it.</summary>
    private const long Reserve = 512L << 20;

    public static void MapUploads(this WebApplication app) =>
        app.MapMethods("/intake/upload", [HttpMethods.Get, HttpMethods.Post], Receive).RequireAuthorization(new DemandsAttribute(Capability.Intake));

    private static async Task<IResult> Receive(HttpContext context, Workspace workspace, CurrentInspection here, IAntiforgery antiforgery, CancellationToken cancel)
    {
        var request = context.Request;
        var page = $"{request.PathBase}/intake";
        // Who loads the address again is led back to the form.
        if (HttpMethods.IsGet(request.Method)) return Results.LocalRedirect(page);
        if (MultipartBoundary(request) is not { } boundary) return Results.BadRequest();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        try
        {
            var reading = new Reading(context, workspace, here.Value, antiforgery);
            var came = await reading.All(new MultipartReader(boundary, request.Body), cancel);
            if (came is null) return Results.BadRequest();
            return request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal) ? Results.Json(came) : Results.LocalRedirect($"{page}?batch={came.Batch}&received={came.Received}&refused={came.Refused.Count}");
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException || broken is IOException && !Taking.IsDiskFull(broken))
        {
            return Results.Text(Text.Of("Upload.Broken"), statusCode: StatusCodes.Status400BadRequest);
        }
        catch (IOException)
        {
            return Results.Text(Text.Of("Upload.DiskFull"), statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }

    private static string? MultipartBoundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary
            ? boundary.ToString() : null;

    /// <summary>What came of one request.</summary>
    /// <param name="Batch">The number of the delivery; null where nothing was taken.</param>
    private sealed record Came(long? Batch, int Received, int PassedOver, IReadOnlyList<Named> Refused);

    private sealed record Named(string Name, string Why);

    private sealed class Reading(HttpContext context, Workspace workspace, Inspection inspection, IAntiforgery antiforgery)
    {
        private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
        private readonly List<Named> _refused = [];
        private Accession? _delivery;
        private Dictionary<string, FileId> _known = new(StringComparer.Ordinal);
        private int _received, _passedOver;

        /// <returns>Null where the request is none of our form.</returns>
        public async Task<Came?> All(MultipartReader reader, CancellationToken cancel)
        {
            var trusted = false;
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition) continue;
                if (disposition.IsFormDisposition())
                {
                    if (_fields.Count >= MostFields) return null;
                    _fields[disposition.Name.ToString()] = await Words(section.Body, cancel);
                }
                else if (disposition.IsFileDisposition())
                {
                    // Before anything of a file is read it is certain who sends it.
                    if (!trusted && !(trusted = await IsOurs())) return null;
                    if (NameOf(disposition) is { Length: > 0 } name && !await File(name, section.Body, cancel)) return null;
                }
            }

            return trusted || await IsOurs() ? new(_delivery?.Id, _received, _passedOver, _refused) : null;
        }

        /// <summary>As the form's token says; it stands in the words, which the check would look for in a form that is already read.</summary>
        private Task<bool> IsOurs()
        {
            if (_fields.TryGetValue("__RequestVerificationToken", out var token)) context.Request.Headers["RequestVerificationToken"] = token;
            return context.Request.Headers.ContainsKey("RequestVerificationToken") ? antiforgery.IsRequestValidAsync(context) : Task.FromResult(false);
        }

        /// <summary>False where the delivery it is said to belong to is none of this person's.</summary>
        private async Task<bool> File(string name, Stream body, CancellationToken cancel)
        {
            var (path, refused) = UploadedName.Of(name);
            if (refused is null && Intake.ReasonToPassOver(path) is not null)
            {
                _passedOver++;
                return true;
            }

            if (!Open()) return false;
            if (refused is not null) Refuse(path, Trouble.Refused, Text.Of(refused));
            else if (_known.Count >= MostFiles) Refuse(path, Trouble.TooLarge, Text.Of("Upload.TooMany", MostFiles));
            else if (new DriveInfo(workspace.Folder).AvailableFreeSpace < Reserve) throw new IOException("", Taking.DiskFull);
            else if (await workspace.Vault.Put(body, LargestFile, cancel) is { } entry) Take(path, entry);
            else Refuse(path, Trouble.TooLarge, Text.Of("Upload.TooLarge", Format.Bytes(LargestFile)));
            return true;
        }

        private void Take(string path, Vault.Entry entry)
        {
            var free = Free(path, entry.File);
            workspace.Catalogue.Receive(_delivery!, new Supplied(free, entry.File, entry.Length, Modified()));
            _known[free] = entry.File;
            _received++;
        }

        /// <summary>What is not taken is on record with its reason, as anywhere else.</summary>
        private void Refuse(string path, Trouble trouble, string why)
        {
            _refused.Add(new(path, why));
            if (!_known.ContainsKey(path)) workspace.Catalogue.Receive(_delivery!, new Supplied(path, null, 0, null, null, trouble, why));
        }

        /// <summary>Two files of one name are two files: 清单.xlsx, 清单 (2).xlsx. The same bytes sent again are the same.</summary>
        private string Free(string path, FileId file)
        {
            var ending = Path.GetExtension(path);
            var free = path;
            for (var n = 2; _known.TryGetValue(free, out var there) && there != file; n++) free = $"{path[..^ending.Length]} ({n}){ending}";
            return free;
        }

        /// <summary>The delivery that is named, else a new one. Later requests of a delivery say nothing of the hand-over: it stands.</summary>
        private bool Open()
        {
            if (_delivery is not null) return true;
            var who = context.User.Identity!.Name!;
            if (Said("Batch") is { } number)
            {
                _delivery = long.TryParse(number, out var id) ? workspace.Catalogue.Upload(inspection.Id, id, who) : null;
                if (_delivery is null) return false;
                _known = workspace.Catalogue.Known(inspection.Id, _delivery.Root).ToDictionary(file => file.Key, file => file.Value.File);
                return true;
            }

            var handover = new Handover(Said("SuppliedBy"), who, Said("From"), Word<DeliveryForm>("DeliveryForm"), Said("Note"), Word<Zone>("Zone") ?? workspace.Sight.Zones.FirstOrDefault());
            _delivery = workspace.Catalogue.OpenUpload(inspection.Id, handover);
            workspace.Audit.Append(who, "custody.take", $"{inspection.Name}: {_delivery.Root} {handover.SuppliedBy} {handover.From}".TrimEnd());
            return true;
        }

        private string? Said(string field) => _fields.GetValueOrDefault(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        private T? Word<T>(string field) where T : struct, Enum => Enum.TryParse<T>(Said(field), out var value) && Enum.IsDefined(value) ? value : null;

        /// <summary>As the browser says of the file that comes next, in milliseconds since 1970.</summary>
        private DateTime Modified()
        {
            var now = workspace.Db.Clock.GetUtcNow();
            var said = _fields.Remove("Modified", out var text) && long.TryParse(text, out var at) && at > 0 && at <= now.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(at) : now;
            return said.UtcDateTime;
        }

        /// <summary>Browsers write a quotation mark in a name as %22.</summary>
        private static string NameOf(ContentDispositionHeaderValue disposition) =>
            HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString().Replace("%22", "\"", StringComparison.Ordinal);

        private static async Task<string> Words(Stream body, CancellationToken cancel)
        {
            using var reader = new StreamReader(body);
            var buffer = new char[LongestField];
            var length = await reader.ReadBlockAsync(buffer, cancel);
            return new string(buffer, 0, length);
        }
    }
}
