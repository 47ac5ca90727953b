package com.msaas.testsupport;

import com.msaas.localstack.RealServers;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips a test where this machine cannot have the servers that were asked for, and says why.
final class ServersAreHere implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return RealServers.missing()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("the servers are here, or start when asked for"));
    }
}
