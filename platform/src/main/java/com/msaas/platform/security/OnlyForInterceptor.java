package com.msaas.platform.security;

import com.msaas.platform.refusal.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Holds callers to [OnlyFor] before any argument is read.
final class OnlyForInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            OnlyFor ofMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), OnlyFor.class);
            OnlyFor narrowed = ofMethod == null
                    ? AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), OnlyFor.class)
                    : ofMethod;
            boolean permitted = narrowed == null
                    || Caller.find()
                            .filter(caller -> caller.isAny(narrowed.value()))
                            .isPresent();
            if (!permitted) {
                throw new RefusedException(SecurityRefusal.NOT_YOUR_ROLE);
            }
        }
        return true;
    }
}
