{{/* Value of app.kubernetes.io/name: the chart's name unless overridden. */}}
{{- define "application.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{/*
Name of all objects: the release's name, without the chart's. Every release of this chart is another application, and
others reach it by this name.
*/}}
{{- define "application.fullname" -}}
{{- .Values.fullnameOverride | default .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{- define "application.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{/* Labels that pods are found by. Immutable on a live Deployment: these two, for ever. */}}
{{- define "application.selectorLabels" -}}
app.kubernetes.io/name: {{ include "application.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* Labels that every object carries besides the two above. */}}
{{- define "application.descriptiveLabels" -}}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ include "application.chart" . }}
{{- with .Values.component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- with .Values.partOf }}
app.kubernetes.io/part-of: {{ . }}
{{- end }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "application.labels" -}}
{{ include "application.selectorLabels" . }}
{{ include "application.descriptiveLabels" . }}
{{- end }}

{{/*
Labels of the test pod. It must not look like a pod of the application, or the service would send it traffic.
*/}}
{{- define "application.testLabels" -}}
app.kubernetes.io/name: {{ include "application.name" . | trunc 58 }}-test
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "application.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "application.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end }}

{{- define "application.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) -}}
{{- end -}}
{{- end }}

{{/* Fewest pods that are asked for. */}}
{{- define "application.leastReplicas" -}}
{{- ternary .Values.autoscaling.minReplicas .Values.replicaCount .Values.autoscaling.enabled | int -}}
{{- end }}

{{/* Secret that holds the database credentials; empty when there are none. */}}
{{- define "application.databaseSecretName" -}}
{{- if .Values.database.existingSecret -}}
{{- .Values.database.existingSecret -}}
{{- else if .Values.database.username -}}
{{- printf "%s-database" (include "application.fullname" .) -}}
{{- end -}}
{{- end }}

{{/* Keys in that Secret: the user's own in an existing one, ours otherwise. */}}
{{- define "application.usernameKey" -}}
{{- ternary .Values.database.usernameKey "username" (not (empty .Values.database.existingSecret)) -}}
{{- end }}

{{- define "application.passwordKey" -}}
{{- ternary .Values.database.passwordKey "password" (not (empty .Values.database.existingSecret)) -}}
{{- end }}

{{/* What the schema cannot say. */}}
{{- define "application.validate" -}}
{{- with .Values.database -}}
{{- if and .existingSecret (or .username .password) -}}
{{- fail "database.existingSecret excludes database.username and database.password: remove existingSecret from this release's values, or give no credentials (for the failover function: unset DB_SECRET_ID)." -}}
{{- end -}}
{{- if and .username (not .password) -}}
{{- fail "database.username is set without database.password: give both, or neither." -}}
{{- end -}}
{{- if and .password (not .username) -}}
{{- fail "database.password is set without database.username: give both, or neither." -}}
{{- end -}}
{{- end -}}
{{- with .Values.autoscaling -}}
{{- if and .enabled (gt (int .minReplicas) (int .maxReplicas)) -}}
{{- fail (printf "autoscaling.minReplicas (%d) is above autoscaling.maxReplicas (%d): lower the one or raise the other." (int .minReplicas) (int .maxReplicas)) -}}
{{- end -}}
{{- if and .enabled (not .targetCPUUtilizationPercentage) (not .targetMemoryUtilizationPercentage) -}}
{{- fail "autoscaling has nothing to aim at: set autoscaling.targetCPUUtilizationPercentage or autoscaling.targetMemoryUtilizationPercentage above 0." -}}
{{- end -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.hosts) -}}
{{- fail "ingress.enabled is set without ingress.hosts: name at least one host with its paths." -}}
{{- end -}}
{{- end }}
