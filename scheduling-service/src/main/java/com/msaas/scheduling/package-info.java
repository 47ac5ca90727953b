/// Decides who is seen when, by whom and in which chair, and that no two are promised the same time. It does
/// not decide who a patient is (crm), what a clinic is called or when it is open (tenant), nor who is told
/// about it (notification).
@NullMarked
package com.msaas.scheduling;

import org.jspecify.annotations.NullMarked;
