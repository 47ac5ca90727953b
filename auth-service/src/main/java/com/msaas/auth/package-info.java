/// Who may come in: clinics sign up here, addresses are proved here, people sign in and out here. Identities
/// and passwords are kept by Keycloak alone; this service decides when a clinic comes into being, and tells
/// the others.
@NullMarked
package com.msaas.auth;

import org.jspecify.annotations.NullMarked;
