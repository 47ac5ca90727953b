package com.msaas.platform.api;

import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;

/// Gathers what is wrong with an input, so that all of it is told at once. A hostile input with thousands of
/// faults is told the first hundred.
final class FieldProblems {
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 200;

    private final List<FieldProblem> problems = new ArrayList<>();
    private int count;

    void add(String field, String message) {
        count++;
        if (problems.size() < MOST) {
            problems.add(new FieldProblem(printable(field), message));
        }
    }

    int count() {
        return count;
    }

    /// Goes on only when nothing is wrong.
    void refuseIfAny() {
        if (count > 0) {
            throw new RefusedException(new InvalidInput(problems));
        }
    }

    /// Names of unknown fields come from outside: kept short and without control characters.
    private static String printable(String field) {
        StringBuilder name = new StringBuilder();
        for (int at = 0; at < Math.min(field.length(), LONGEST_NAME); at++) {
            char c = field.charAt(at);
            name.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return name.toString();
    }
}
