package com.msaas.crm.importing;

import com.msaas.platform.api.Change;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.openapi.ReadsAs;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Needs(Permission.IMPORT_PATIENTS)
@RequestMapping(ImportController.PATH)
class ImportController {
    static final String PATH = "/api/clients/import";

    private final ReadMapping readMapping;
    private final BeginImport beginImport;
    private final Imports imports;
    private final Outcomes outcomes;
    private final Idempotently idempotently;

    ImportController(
            ReadMapping readMapping,
            BeginImport beginImport,
            Imports imports,
            Outcomes outcomes,
            Idempotently idempotently) {
        this.readMapping = readMapping;
        this.beginImport = beginImport;
        this.imports = imports;
        this.outcomes = outcomes;
        this.idempotently = idempotently;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ReadsAs(Parts.class)
    ResponseEntity<Accepted> begin(HttpServletRequest request) {
        Upload upload = Upload.of(request);
        ClientFile file = ClientFile.read(upload.file(), readMapping.read(upload.mapping()));
        return idempotently.answered(
                HttpStatus.ACCEPTED,
                upload.said(),
                () -> beginImport.begin(file, upload.dryRun()),
                begun -> new Accepted(begun.id()));
    }

    @GetMapping("/{id}")
    ImportView one(@PathVariable ImportId id) {
        return imports.find(id)
                .map(found -> ImportView.of(found, outcomes.notCreated(id)))
                .orElseThrow(() -> new RefusedException(CommonRefusal.notFound("import")));
    }

    /// The parts of the form.
    ///
    /// @param mapping a JSON object of column names and fields
    record Parts(byte[] file, Change<Boolean> dryRun, Change<String> mapping) {}

    /// Under which id the report is found.
    record Accepted(ImportId jobId) {}
}
