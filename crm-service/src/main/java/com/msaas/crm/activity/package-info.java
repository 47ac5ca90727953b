/// A patient's timeline: what happened around them in all services, newest first, made from events alone and
/// worded for people when it is read.
@NullMarked
package com.msaas.crm.activity;

import org.jspecify.annotations.NullMarked;
