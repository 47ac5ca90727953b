package com.msaas.platform.rebuild;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For operators: making a projection anew, and how far that is.
@RestController
@RequestMapping("/operations/projections/{name}")
class RebuildOperations {
    private final Rebuilds rebuilds;

    RebuildOperations(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @GetMapping
    RebuildReport progress(@PathVariable String name) {
        return known(() -> rebuilds.progress(name));
    }

    @PostMapping("/rebuild")
    RebuildReport rebuild(
            @PathVariable String name, @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun) {
        return known(() -> dryRun ? rebuilds.progress(name) : rebuilds.begin(name));
    }

    private static RebuildReport known(Supplier<RebuildReport> report) {
        try {
            return report.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(CommonRefusal.notFound("projection"));
        }
    }
}
