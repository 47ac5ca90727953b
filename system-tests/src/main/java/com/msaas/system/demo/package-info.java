/// The main job on real input, told step by step: a clinic's first week, from its registration to what each service
/// made of it. What has to come out is worked out from the file of patients and from the answers that the story
/// itself was given; nothing is written down beforehand.
@NullMarked
package com.msaas.system.demo;

import org.jspecify.annotations.NullMarked;
