/// When sessions end before their time: signed out, password changed, removed from a team.
@NullMarked
package com.msaas.auth.ending;

import org.jspecify.annotations.NullMarked;
