package io.clickshelf.ingestion.api;

import io.clickshelf.contracts.ingestion.ImportStatus;
import io.clickshelf.ingestion.store.ImportJobs;
import io.clickshelf.ingestion.stream.imports.ImportKind;
import io.clickshelf.ingestion.stream.imports.Imports;
import io.clickshelf.ingestion.stream.imports.Mapping;
import io.clickshelf.ingestion.stream.imports.Mappings;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files in: the body is the file as it is, plain or gzip. */
@RestController
@RequestMapping("/imports")
@RolesAllowed(Role.PRODUCER)
@Tag(name = "Imports", description = "Files of orders, products, inventory and events, with a column mapping.")
class ImportController {

    private static final String FILE_EXAMPLE = "productId,title,price,currency\nABC,Kettle,29.90,EUR\n";
    private static final String MAPPING_EXAMPLE = """
            kind: products
            fields:
              productId: {column: SKU}
              title: {column: Name}
              price: {column: Price}
              currency: {constant: EUR}
            """;

    private final Imports imports;
    private final ImportJobs jobs;
    private final Mappings mappings;

    ImportController(Imports imports, ImportJobs jobs, Mappings mappings) {
        this.imports = imports;
        this.jobs = jobs;
        this.mappings = mappings;
    }

    @PostMapping("/{kind:orders|products|inventory|events}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Import a file; answers 202 with its id",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "The file as it is, plain or gzip",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(FILE_EXAMPLE))))
    ResponseEntity<ImportStatus> submit(
            @PathVariable String kind,
            @RequestParam(defaultValue = Mappings.PLAIN) String mapping,
            @RequestHeader(name = "X-Filename", defaultValue = "upload") String fileName,
            HttpServletRequest request,
            Principal caller)
            throws IOException {
        UUID id = imports.submit(ImportKind.of(kind), mapping, fileName, request.getInputStream(), caller.getName());
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, "/imports/" + id)
                .body(status(id));
    }

    @GetMapping
    @Operation(summary = "The newest imports")
    List<ImportStatus> newest() {
        return jobs.newest(50);
    }

    @GetMapping("/{id}")
    @Operation(summary = "How an import stands: accepted + rejected = lines read")
    ImportStatus status(@PathVariable UUID id) {
        return jobs.find(id).orElseThrow(() -> ProblemException.notFound("There is no import " + id + "."));
    }

    @GetMapping("/{id}/rejects")
    @Operation(summary = "The rejected rows, each with line and reason, as CSV")
    ResponseEntity<Resource> rejects(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects-" + id + ".csv\"")
                .body(new FileSystemResource(imports.rejects(id)));
    }

    @PutMapping("/mappings/{name}")
    @Operation(
            summary = "Keep a mapping under a name (YAML)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/yaml",
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(MAPPING_EXAMPLE))))
    Mapping save(@PathVariable String name, @RequestBody byte[] yaml) {
        return mappings.save(name, yaml);
    }
}
