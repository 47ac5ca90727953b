package com.msaas.localstack.cli;

/// Something that the person at the terminal has to know; shown as a sentence, without a stack trace.
final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1;

    Trouble(String sentence) {
        super(sentence);
    }
}
