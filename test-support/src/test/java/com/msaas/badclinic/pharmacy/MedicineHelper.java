package com.msaas.badclinic.pharmacy;

/// A class whose name tells nothing.
final class MedicineHelper {
    private MedicineHelper() {}
}
