package com.msaas.platform.api;

import com.msaas.platform.refusal.FieldProblem;
import java.util.ArrayList;
import java.util.List;

/// Which page of a list is asked for: the query parameters `page` (from 1) and `limit` (1 to 100, else 20).
/// As an argument of a controller it is read by itself.
public record PageRequest(int page, int limit) {
    /// The limit when none is named.
    public static final int DEFAULT_LIMIT = 20;

    /// The greatest limit.
    public static final int MAX_LIMIT = 100;

    static final int MAX_PAGE = 1_000_000;

    public PageRequest {
        if (!problems(page, limit).isEmpty()) {
            throw new IllegalArgumentException("no such page");
        }
    }

    /// How many items stand on the pages before.
    public int skip() {
        return (page - 1) * limit;
    }

    static List<FieldProblem> problems(int page, int limit) {
        List<FieldProblem> problems = new ArrayList<>();
        if (page < 1 || page > MAX_PAGE) {
            problems.add(new FieldProblem("page", "must be between 1 and " + MAX_PAGE));
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            problems.add(new FieldProblem("limit", "must be between 1 and " + MAX_LIMIT));
        }
        return problems;
    }
}
