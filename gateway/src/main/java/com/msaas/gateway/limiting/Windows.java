package com.msaas.gateway.limiting;

import java.util.List;

/// Where requests are counted.
interface Windows {

    /// Counts one request under each key.
    ///
    /// @param owner whose requests these are
    /// @param allowances the keys, all of this owner
    /// @return a window for each key, in their order
    /// @throws CountingFailed when that does not work now
    List<Window> count(String owner, List<Allowance> allowances);
}
