package com.msaas.contracts;

/// The golden samples as records.
final class Sample {

    private Sample() {}

    static <E extends ContractEvent> E of(Class<E> record) {
        return ContractJson.read(json(Contracts.of(record)), record);
    }

    static byte[] json(EventContract<?> contract) {
        return ContractFiles.bytes(ContractFiles.SAMPLES.resolve(contract.type() + ".json"));
    }
}
