// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface PodMonitor {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'PodMonitor';
  readonly spec: PodMonitorSpec;
}

export interface PodMonitorSpec {
  readonly podMetricsEndpoints?: PodMonitorSpecPodMetricsEndpoints[];
  readonly selector: PodMonitorSpecSelector;
}

export interface PodMonitorSpecPodMetricsEndpoints {
  readonly interval?: string;
  readonly port?: string;
  readonly relabelings?: PodMonitorSpecPodMetricsEndpointsRelabelings[];
}

export interface PodMonitorSpecSelector {
  readonly matchExpressions?: PodMonitorSpecSelectorMatchExpressions[];
}

export interface PodMonitorSpecPodMetricsEndpointsRelabelings {
  readonly action?: PodMonitorSpecPodMetricsEndpointsRelabelingsAction;
  readonly sourceLabels?: string[];
  readonly targetLabel?: string;
}

export interface PodMonitorSpecSelectorMatchExpressions {
  readonly key: string;
  readonly operator: string;
  readonly values?: string[];
}

export type PodMonitorSpecPodMetricsEndpointsRelabelingsAction = 'replace' | 'keep' | 'drop' | 'hashmod' | 'labelmap' | 'labeldrop' | 'labelkeep' | 'lowercase' | 'uppercase' | 'keepequal' | 'dropequal';

export interface Probe {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'Probe';
  readonly spec: ProbeSpec;
}

export interface ProbeSpec {
  readonly interval?: string;
  readonly jobName?: string;
  readonly module?: string;
  readonly prober?: ProbeSpecProber;
  readonly targets?: ProbeSpecTargets;
}

export interface ProbeSpecProber {
  readonly path?: string;
  readonly scheme?: ProbeSpecProberScheme;
  readonly url: string;
}

export interface ProbeSpecTargets {
  readonly staticConfig?: ProbeSpecTargetsStaticConfig;
}

export type ProbeSpecProberScheme = 'http' | 'https';

export interface ProbeSpecTargetsStaticConfig {
  readonly labels?: { [key: string]: string };
  readonly static?: string[];
}

export interface PrometheusRule {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'PrometheusRule';
  readonly spec: PrometheusRuleSpec;
}

export interface PrometheusRuleSpec {
  readonly groups?: PrometheusRuleSpecGroups[];
}

export interface PrometheusRuleSpecGroups {
  readonly name: string;
  readonly rules?: PrometheusRuleSpecGroupsRules[];
}

export interface PrometheusRuleSpecGroupsRules {
  readonly alert?: string;
  readonly annotations?: { [key: string]: string };
  readonly expr: PrometheusRuleSpecGroupsRulesExpr;
  readonly for?: string;
  readonly labels?: { [key: string]: string };
}

export type PrometheusRuleSpecGroupsRulesExpr = number | string;
