{{/* What an entry of services is, with what it leaves out taken from the defaults. */}}
{{- define "clinic.service" -}}
{{- mergeOverwrite (deepCopy .defaults) .own | toYaml -}}
{{- end }}

{{- define "clinic.selector" -}}
app.kubernetes.io/instance: {{ .release }}
app.kubernetes.io/name: {{ .name }}
{{- end }}

{{- define "clinic.labels" -}}
{{ include "clinic.selector" . }}
app.kubernetes.io/part-of: clinic
app.kubernetes.io/version: {{ .tag | quote }}
app.kubernetes.io/managed-by: Helm
{{- end }}

{{/* Where the gateway finds the others. */}}
{{- define "clinic.addresses" -}}
{{- $addresses := dict -}}
{{- range $name, $_ := .Values.services -}}
{{- if ne $name "gateway" -}}
{{- $_ := set $addresses $name (printf "http://%s:8080" $name) -}}
{{- end -}}
{{- end -}}
{{- dict "clinic" (dict "services" $addresses) | toJson -}}
{{- end }}
