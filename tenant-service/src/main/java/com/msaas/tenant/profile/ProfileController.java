package com.msaas.tenant.profile;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.security.Caller;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.tenant.clinic.Language;
import com.msaas.tenant.team.Contact;
import com.msaas.tenant.team.Contacts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Everybody's own profile, and nobody else's.
@RestController
@RequestMapping("/api/settings/profile")
class ProfileController {
    private final Profiles profiles;
    private final ChangeProfile changeProfile;
    private final Contacts contacts;

    ProfileController(Profiles profiles, ChangeProfile changeProfile, Contacts contacts) {
        this.profiles = profiles;
        this.changeProfile = changeProfile;
        this.contacts = contacts;
    }

    record ProfileRequest(Change<@Nullable Language> language) {}

    /// @param name as it is known where he signs in, and is changed there
    record ProfileView(
            UUID userId,
            @Nullable String name,
            @Nullable String email,
            @Nullable Language language,
            long version) implements Versioned {}

    @Needs(Permission.SEE_CLINIC)
    @GetMapping
    ProfileView own() {
        return view(profiles.of(Caller.current().userId()));
    }

    @Needs(Permission.KEEP_OWN_PROFILE)
    @PatchMapping
    ProfileView change(@RequestBody ProfileRequest request, ExpectedVersion expected) {
        return view(changeProfile.change(Caller.current().userId(), request.language(), expected));
    }

    private ProfileView view(Profile profile) {
        Contact contact = contacts.of(List.of(profile.userId())).get(profile.userId());
        return new ProfileView(
                profile.userId(),
                contact == null ? null : contact.name(),
                contact == null ? null : contact.email(),
                profile.language(),
                profile.version());
    }
}
