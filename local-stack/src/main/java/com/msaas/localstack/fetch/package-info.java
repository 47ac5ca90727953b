/// Decides where the real servers come from: what the environment names, what lies on the PATH, what was
/// fetched before, and last the pinned packages.
@NullMarked
package com.msaas.localstack.fetch;

import org.jspecify.annotations.NullMarked;
