package com.msaas.crm.note;

import java.time.Instant;
import java.util.UUID;

/// What a note says or said, and who put it so.
///
/// @param version the note's since it says this
/// @param by a member of the clinic
public record Wording(long version, RichText text, UUID by, Instant at) {}
