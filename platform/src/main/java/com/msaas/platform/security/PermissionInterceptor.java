package com.msaas.platform.security;

import com.msaas.platform.refusal.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Holds callers to the permission table before any argument is read.
final class PermissionInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Needs.At.door(method).ifPresent(PermissionInterceptor::demand);
        }
        return true;
    }

    private static void demand(Permission permission) {
        if (!Caller.find().map(caller -> caller.may(permission)).orElse(false)) {
            throw new RefusedException(SecurityRefusal.NOT_YOUR_ROLE);
        }
    }
}
