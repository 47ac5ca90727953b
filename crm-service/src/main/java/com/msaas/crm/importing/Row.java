package com.msaas.crm.importing;

import java.util.Map;

/// One row of a file.
///
/// @param number as a spreadsheet counts it: the header is in the first row
/// @param fields what it says, by the names of the API
/// @param overfull whether it has more cells than the header, so that nobody knows which belongs where
record Row(int number, Map<String, Object> fields, boolean overfull) {

    Row {
        fields = Map.copyOf(fields);
    }

    /// Without what it says, since it may come into a log.
    @Override
    public String toString() {
        return "Row[" + number + "]";
    }
}
