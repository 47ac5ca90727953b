package com.msaas.platform.refusal;

import java.util.List;

/// Input that breaks its form, with every wrong field named.
public record InvalidInput(List<FieldProblem> details) implements Refusal {

    public InvalidInput {
        details = List.copyOf(details);
    }

    /// With one wrong field.
    public static InvalidInput of(String field, String message) {
        return new InvalidInput(List.of(new FieldProblem(field, message)));
    }

    @Override
    public String code() {
        return "VALIDATION_FAILED";
    }

    @Override
    public RefusalKind kind() {
        return RefusalKind.INVALID;
    }

    @Override
    public String message() {
        return switch (details.size()) {
            case 0 -> "The request is not valid.";
            case 1 ->
                "The request is not valid: " + details.getFirst().field() + " "
                        + details.getFirst().message() + ".";
            default -> "The request is not valid: " + details.size() + " fields are wrong.";
        };
    }
}
