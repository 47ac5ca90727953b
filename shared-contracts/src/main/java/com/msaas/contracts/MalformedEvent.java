package com.msaas.contracts;

import java.util.List;

/// What came over the wire is no event of ours and never will be, however often it is tried: it belongs among
/// the dead letters at once. Names all that is wrong, never the values, which may be personal.
public final class MalformedEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public MalformedEvent(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public MalformedEvent(String problem, Throwable cause) {
        super(problem, cause);
        this.problems = List.of(problem);
    }

    public List<String> problems() {
        return problems;
    }
}
